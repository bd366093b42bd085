/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package dev.mcpslice.internal.context;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.MergedContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code @DirtiesContext} does to a context, to its relatives, and to classes that
 * use it.
 */
class ContextRetirementTests {

	private final TestContexts contexts = new TestContexts();

	private final LeasedContextCache cache = new LeasedContextCache(8);

	private final LeasingContextLoaderDelegate first = new LeasingContextLoaderDelegate(this.cache, First.class);

	private final LeasingContextLoaderDelegate second = new LeasingContextLoaderDelegate(this.cache, Second.class);

	private final LeasingContextLoaderDelegate third = new LeasingContextLoaderDelegate(this.cache, Third.class);

	private final MergedContextConfiguration parent = this.contexts.named("parent");

	private MergedContextConfiguration child(LeasingContextLoaderDelegate delegate) {
		return this.contexts.childOf(this.parent, "child", delegate);
	}

	private MergedContextConfiguration sibling(LeasingContextLoaderDelegate delegate) {
		return this.contexts.childOf(this.parent, "sibling", delegate);
	}

	@Test
	void contextThatNobodyElseUsesIsClosedAtOnce() {
		ApplicationContext context = this.first.loadContext(this.parent);

		this.first.closeContext(this.parent, HierarchyMode.EXHAUSTIVE);

		assertThat(this.contexts.closed()).containsExactly("parent");
		assertThat(this.first.isContextLoaded(this.parent)).isFalse();
		assertThat(this.first.loadContext(this.parent)).isNotSameAs(context).matches(TestContexts::isActive);
	}

	@Test
	void contextThatOthersUseIsClosedByTheLastOfThem() {
		ApplicationContext context = this.first.loadContext(this.parent);
		this.second.loadContext(this.parent);

		this.first.closeContext(this.parent, HierarchyMode.EXHAUSTIVE);

		assertThat(this.second.loadContext(this.parent)).isSameAs(context).matches(TestContexts::isActive);
		assertThat(this.third.isContextLoaded(this.parent)).isFalse();
		assertThat(this.third.loadContext(this.parent)).isNotSameAs(context);
		this.second.unregisterContextUsage(this.parent, Second.class);
		assertThat(this.contexts.closed()).containsExactly("parent");
		assertThat(this.third.loadContext(this.parent)).matches(TestContexts::isActive);
	}

	@Test
	void classThatHasNotUsedTheContextCanHaveItClosed() {
		ApplicationContext context = this.first.loadContext(this.parent);
		this.first.unregisterContextUsage(this.parent, First.class);

		this.second.closeContext(this.parent, null);

		assertThat(context).matches((closed) -> !TestContexts.isActive(closed));
	}

	@Test
	void parentIsLoadedOnceForAllChildren() {
		ApplicationContext child = this.first.loadContext(child(this.first));
		ApplicationContext sibling = this.second.loadContext(sibling(this.second));

		assertThat(child.getParent()).isNotNull().isSameAs(sibling.getParent());
		assertThat(this.contexts.loaded()).containsExactly("parent", "child", "sibling");
	}

	@Test
	void classThatHasTheParentSharesTheChild() {
		ApplicationContext parent = this.first.loadContext(this.parent);
		ApplicationContext child = this.second.loadContext(child(this.second));

		assertThat(this.first.loadContext(child(this.first))).isSameAs(child);
		assertThat(child.getParent()).isSameAs(parent);
	}

	@Test
	void wholeHierarchyIsClosedFromBelow() {
		this.second.loadContext(sibling(this.second));
		this.second.unregisterContextUsage(sibling(this.second), Second.class);
		this.first.loadContext(child(this.first));

		this.first.closeContext(child(this.first), HierarchyMode.EXHAUSTIVE);

		assertThat(this.contexts.closed()).hasSize(3).endsWith("parent");
	}

	@Test
	void childrenAreClosedBeforeTheirParents() {
		for (int i = 0; i < 10; i++) {
			MergedContextConfiguration child = this.contexts.childOf(this.parent, "child " + i, this.first);
			this.first.loadContext(child);
			this.first.closeContext(child, HierarchyMode.EXHAUSTIVE);

			assertThat(this.contexts.closed()).endsWith("child " + i, "parent");
		}
	}

	@Test
	void leasesThatEndWithTheClassEndFromBelow() {
		LeasedContextCache cacheOfOne = new LeasedContextCache(1);
		LeasingContextLoaderDelegate user = new LeasingContextLoaderDelegate(cacheOfOne, First.class);
		user.loadContext(child(user));

		cacheOfOne.beginRun(First.class);
		cacheOfOne.endRun(First.class);

		assertThat(this.contexts.closed()).containsExactly("child");
	}

	@Test
	void childThatIsLoadedUnderARetiredParentGoesWithIt() {
		this.first.loadContext(child(this.first));
		this.first.closeContext(child(this.first), HierarchyMode.CURRENT_LEVEL);
		this.second.loadContext(sibling(this.second));
		this.second.closeContext(sibling(this.second), HierarchyMode.EXHAUSTIVE);
		this.first.loadContext(child(this.first));

		this.first.unregisterContextUsage(child(this.first), First.class);

		assertThat(this.contexts.closed()).containsExactly("child", "sibling", "child", "parent");
	}

	@Test
	void familyLeavesTheContextTogether() {
		LeasingContextLoaderDelegate nested = new LeasingContextLoaderDelegate(this.cache, First.Inner.class);
		this.first.loadContext(this.parent);
		nested.loadContext(this.parent);

		nested.closeContext(this.parent, null);

		assertThat(this.contexts.closed()).containsExactly("parent");
		assertThat(this.first.loadContext(this.parent)).isSameAs(nested.loadContext(this.parent));
	}

	@Test
	void currentLevelLeavesTheParentAndTheSiblings() {
		ApplicationContext sibling = this.second.loadContext(sibling(this.second));
		ApplicationContext child = this.first.loadContext(child(this.first));

		this.first.closeContext(child(this.first), HierarchyMode.CURRENT_LEVEL);

		assertThat(this.contexts.closed()).containsExactly("child");
		assertThat(this.second.loadContext(sibling(this.second))).isSameAs(sibling);
		assertThat(this.first.loadContext(child(this.first)).getParent()).isSameAs(child.getParent());
	}

	@Test
	void parentLivesAsLongAsAChildThatIsInUse() {
		this.second.loadContext(sibling(this.second));
		this.first.loadContext(child(this.first));

		this.first.closeContext(child(this.first), HierarchyMode.EXHAUSTIVE);
		assertThat(this.contexts.closed()).containsExactly("child");
		this.second.unregisterContextUsage(sibling(this.second), Second.class);

		assertThat(this.contexts.closed()).containsExactly("child", "sibling", "parent");
	}

	@Test
	void roomIsMadeByChildrenBeforeTheirParents() {
		LeasedContextCache cacheOfOne = new LeasedContextCache(1);
		LeasingContextLoaderDelegate user = new LeasingContextLoaderDelegate(cacheOfOne, First.class);
		user.loadContext(child(user));
		assertThat(this.contexts.closed()).isEmpty();

		user.unregisterContextUsage(child(user), First.class);
		assertThat(this.contexts.closed()).containsExactly("child");

		user.loadContext(this.contexts.named("other"));
		assertThat(this.contexts.closed()).containsExactly("child", "parent");
	}

	static class First {

		@Nested
		class Inner {

		}

	}

	static class Second {

	}

	static class Third {

	}

}
