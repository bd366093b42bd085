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
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A context with bean overrides is leased to one class at a time.
 */
class ExclusiveLeaseTests {

	private final TestContexts contexts = new TestContexts();

	private final LeasedContextCache cache = new LeasedContextCache(8);

	private final LeasingContextLoaderDelegate first = new LeasingContextLoaderDelegate(this.cache, First.class);

	private final LeasingContextLoaderDelegate second = new LeasingContextLoaderDelegate(this.cache, Second.class);

	private final LeasingContextLoaderDelegate nested = new LeasingContextLoaderDelegate(this.cache, First.Inner.class);

	private final MergedContextConfiguration ofFirst = this.contexts.withOverridesOf(First.class, "mocks");

	private final MergedContextConfiguration ofSecond = this.contexts.withOverridesOf(Second.class, "mocks");

	@Test
	void classesAtTheSameTimeHaveAContextEach() {
		assertThat(this.ofFirst).isEqualTo(this.ofSecond);
		ApplicationContext one = this.first.loadContext(this.ofFirst);

		assertThat(this.second.isContextLoaded(this.ofSecond)).isFalse();
		assertThat(this.second.loadContext(this.ofSecond)).isNotSameAs(one);
		assertThat(this.first.loadContext(this.ofFirst)).isSameAs(one);
	}

	@Test
	void classThatComesLaterHasTheSame() {
		ApplicationContext one = this.first.loadContext(this.ofFirst);
		this.first.unregisterContextUsage(this.ofFirst, First.class);

		assertThat(this.second.isContextLoaded(this.ofSecond)).isTrue();
		assertThat(this.second.loadContext(this.ofSecond)).isSameAs(one);
	}

	@Test
	void nestedClassHasThatOfTheClassAroundIt() {
		this.second.loadContext(this.ofSecond);
		ApplicationContext one = this.first.loadContext(this.ofFirst);
		this.second.unregisterContextUsage(this.ofSecond, Second.class);

		assertThat(this.nested.loadContext(this.ofFirst)).isSameAs(one);
		this.first.unregisterContextUsage(this.ofFirst, First.class);
		assertThat(this.first.loadContext(this.ofFirst)).isSameAs(one);
		this.first.unregisterContextUsage(this.ofFirst, First.class);
		assertThat(this.second.loadContext(this.ofSecond)).isNotSameAs(one);
	}

	@Test
	void inheritedNestedClassHasThatOfTheHeir() {
		LeasingContextLoaderDelegate heir = new LeasingContextLoaderDelegate(this.cache, Heir.class);
		ApplicationContext one = heir.loadContext(this.ofFirst);

		assertThat(this.nested.loadContext(this.ofFirst)).isSameAs(one);
		heir.unregisterContextUsage(this.ofFirst, Heir.class);
		assertThat(heir.loadContext(this.ofFirst)).isSameAs(one);
	}

	@Test
	void heirIsAClassOfItsOwn() {
		LeasingContextLoaderDelegate heir = new LeasingContextLoaderDelegate(this.cache, Heir.class);
		ApplicationContext one = this.first.loadContext(this.ofFirst);

		assertThat(heir.loadContext(this.ofFirst)).isNotSameAs(one);
	}

	@Test
	void classWithoutOverridesShares() {
		MergedContextConfiguration plain = this.contexts.withOverridesOf(Object.class, "mocks");
		ApplicationContext one = this.first.loadContext(plain);

		assertThat(this.second.loadContext(plain)).isSameAs(one);
		assertThat(this.cache.isLeasedExclusively(First.class)).isFalse();
	}

	@Test
	void exclusiveLeaseIsThatOfItsHolder() {
		this.first.loadContext(this.ofFirst);

		assertThat(this.cache.isLeasedExclusively(First.class)).isTrue();
		assertThat(this.cache.isLeasedExclusively(Second.class)).isFalse();
	}

	@Test
	void childrenOfSuchAContextGoWithIt() {
		ApplicationContext one = this.first.loadContext(this.contexts.childOf(this.ofFirst, "child", this.first));

		ApplicationContext other = this.second.loadContext(this.contexts.childOf(this.ofSecond, "child", this.second));

		assertThat(other).isNotSameAs(one);
		assertThat(other.getParent()).isNotNull().isNotSameAs(one.getParent());
	}

	@Test
	void childIsOfTheParentThatTheClassHas() {
		LeasingContextLoaderDelegate third = new LeasingContextLoaderDelegate(this.cache, Third.class);
		third.loadContext(this.contexts.childOf(this.ofFirst, "child", third));
		ApplicationContext parent = this.first.loadContext(this.ofFirst);
		third.unregisterContextUsage(this.contexts.childOf(this.ofFirst, "child", third), Third.class);

		ApplicationContext child = this.first.loadContext(this.contexts.childOf(this.ofFirst, "child", this.first));

		assertThat(child.getParent()).isSameAs(parent);
	}

	static class First {

		@MockitoBean
		private Runnable collaborator;

		@Nested
		class Inner {

		}

	}

	static class Heir extends First {

	}

	static class Second {

		@MockitoBean
		private Runnable collaborator;

	}

	static class Third {

	}

}
