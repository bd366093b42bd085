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

import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.RepeatedTest;

import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.MergedContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Classes that load, dirty and leave contexts in any order at the same time: whoever has
 * a lease has a living context with living parents.
 */
class RandomLeasesTests {

	private static final int ROUNDS = 200;

	private final TestContexts contexts = new TestContexts();

	private final LeasedContextCache cache = new LeasedContextCache(3);

	private final Queue<String> dead = new ConcurrentLinkedQueue<>();

	private final long seed = System.nanoTime();

	@RepeatedTest(5)
	void whoHasALeaseHasALivingContext() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);

		List<Future<?>> users = List.of(threads.submit(() -> use(First.class)), threads.submit(() -> use(Second.class)),
				threads.submit(() -> use(Third.class)), threads.submit(() -> use(Fourth.class)));
		for (Future<?> user : users) {
			user.get(30, TimeUnit.SECONDS);
		}

		assertThat(this.dead).as("seed %d", this.seed).isEmpty();
		assertThat(this.contexts.loaded().size() - this.contexts.closed().size()).isLessThanOrEqualTo(3);
		assertThat(this.cache).asString().contains("contextUsageCount = 0");
		threads.shutdown();
	}

	private void use(Class<?> testClass) {
		Random random = new Random(this.seed + testClass.getName().hashCode());
		LeasingContextLoaderDelegate delegate = new LeasingContextLoaderDelegate(this.cache, testClass);
		for (int round = 0; round < ROUNDS; round++) {
			MergedContextConfiguration configuration = configuration(random.nextInt(5), delegate);
			check(delegate.loadContext(configuration));
			if (random.nextInt(4) == 0) {
				delegate.closeContext(configuration,
						random.nextBoolean() ? HierarchyMode.EXHAUSTIVE : HierarchyMode.CURRENT_LEVEL);
				check(delegate.loadContext(configuration));
			}
			check(delegate.loadContext(configuration));
			delegate.unregisterContextUsage(configuration, testClass);
		}
	}

	private MergedContextConfiguration configuration(int number, LeasingContextLoaderDelegate delegate) {
		return switch (number) {
			case 0 -> this.contexts.named("shared");
			case 1 -> this.contexts.withOverridesOf(Mocks.class, "exclusive");
			case 2 -> this.contexts.named("parent");
			case 3 -> this.contexts.childOf(this.contexts.named("parent"), "child", delegate);
			default -> this.contexts.childOf(this.contexts.named("parent"), "sibling", delegate);
		};
	}

	private void check(ApplicationContext context) {
		for (ApplicationContext level = context; level != null; level = level.getParent()) {
			if (!TestContexts.isActive(level)) {
				this.dead.add(level.getDisplayName());
			}
		}
	}

	static class First {

	}

	static class Second {

	}

	static class Third {

	}

	static class Fourth {

	}

	static class Mocks extends ExclusiveLeaseTests.First {

	}

}
