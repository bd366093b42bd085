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

import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.MergedContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contexts that a test has closed or stopped by hand are nobody else's trouble.
 */
class EndedContextTests {

	private final TestContexts contexts = new TestContexts();

	private final LeasedContextCache cache = new LeasedContextCache(1);

	private final LeasingContextLoaderDelegate first = new LeasingContextLoaderDelegate(this.cache, First.class);

	private final LeasingContextLoaderDelegate second = new LeasingContextLoaderDelegate(this.cache, Second.class);

	private final MergedContextConfiguration red = this.contexts.named("red");

	private final MergedContextConfiguration blue = this.contexts.named("blue");

	@Test
	void contextThatATestHasClosedIsNotGivenToOthers() {
		ConfigurableApplicationContext redContext = (ConfigurableApplicationContext) this.first.loadContext(this.red);
		redContext.close();

		assertThat(this.first.loadContext(this.red)).isSameAs(redContext);
		assertThat(this.second.isContextLoaded(this.red)).isFalse();
		assertThat(this.second.loadContext(this.red)).matches(TestContexts::isActive);
	}

	@Test
	void contextThatATestHasStoppedIsNotGivenToOthers() {
		ConfigurableApplicationContext redContext = (ConfigurableApplicationContext) this.first.loadContext(this.red);
		redContext.stop();

		assertThat(this.second.loadContext(this.red)).isNotSameAs(redContext);
		this.first.unregisterContextUsage(this.red, First.class);
		assertThat(redContext.isActive()).isFalse();
	}

	@Test
	void contextThatATestHasClosedTakesNoRoom() {
		((ConfigurableApplicationContext) this.first.loadContext(this.red)).close();
		this.second.loadContext(this.blue);
		this.second.unregisterContextUsage(this.blue, Second.class);
		assertThat(this.contexts.closed()).containsExactly("red", "blue");
		this.second.loadContext(this.blue);

		this.first.unregisterContextUsage(this.red, First.class);
		this.second.unregisterContextUsage(this.blue, Second.class);

		assertThat(this.contexts.closed()).containsExactly("red", "blue");
	}

	static class First {

	}

	static class Second {

	}

}
