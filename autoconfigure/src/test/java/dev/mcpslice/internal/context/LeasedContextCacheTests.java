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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.MergedContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Who waits for whom, and what is closed when.
 */
@Timeout(30)
class LeasedContextCacheTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final ExecutorService threads = Executors.newFixedThreadPool(4);

	private final TestContexts contexts = new TestContexts();

	private final LeasedContextCache cache = new LeasedContextCache(1);

	private final LeasingContextLoaderDelegate first = new LeasingContextLoaderDelegate(this.cache, First.class);

	private final LeasingContextLoaderDelegate second = new LeasingContextLoaderDelegate(this.cache, Second.class);

	private final LeasingContextLoaderDelegate third = new LeasingContextLoaderDelegate(this.cache, Third.class);

	private final MergedContextConfiguration red = this.contexts.named("red");

	private final MergedContextConfiguration blue = this.contexts.named("blue");

	@AfterEach
	void endThreads() {
		this.threads.shutdownNow();
	}

	private CompletableFuture<ApplicationContext> load(LeasingContextLoaderDelegate delegate,
			MergedContextConfiguration configuration) {
		return CompletableFuture.supplyAsync(() -> delegate.loadContext(configuration), this.threads);
	}

	@Test
	void differentContextsLoadAtTheSameTime() {
		CyclicBarrier bothAreLoading = new CyclicBarrier(2);
		this.contexts.whenLoading("red", bothAreLoading::await);
		this.contexts.whenLoading("blue", bothAreLoading::await);

		CompletableFuture<ApplicationContext> redContext = load(this.first, this.red);
		CompletableFuture<ApplicationContext> blueContext = load(this.second, this.blue);

		assertThat(redContext).succeedsWithin(BOUND);
		assertThat(blueContext).succeedsWithin(BOUND);
	}

	@Test
	void classesThatWantTheSameContextAtTheSameTimeShareIt() throws Exception {
		Gate gate = new Gate();
		this.contexts.whenLoading("red", gate::pass);

		CompletableFuture<ApplicationContext> one = load(this.first, this.red);
		gate.awaitArrival();
		WaitingThread<ApplicationContext> other = WaitingThread.start(() -> this.second.loadContext(this.red));
		gate.open();

		assertThat(one).succeedsWithin(BOUND).isSameAs(other.result());
		assertThat(this.contexts.loaded()).containsExactly("red");
	}

	@Test
	void whoFindsAContextDoesNotWaitForAStrangers() throws Exception {
		ApplicationContext redContext = this.first.loadContext(this.red);
		Gate gate = new Gate();
		this.contexts.whenLoading("blue", gate::pass);
		CompletableFuture<ApplicationContext> stranger = load(this.second, this.blue);
		gate.awaitArrival();

		assertThat(this.first.loadContext(this.red)).isSameAs(redContext);
		assertThat(this.third.loadContext(this.red)).isSameAs(redContext);
		assertThat(this.third.isContextLoaded(this.blue)).isFalse();
		this.third.unregisterContextUsage(this.red, Third.class);
		this.third.closeContext(this.contexts.named("green"), null);

		assertThat(stranger).isNotDone();
		gate.open();
		assertThat(stranger).succeedsWithin(BOUND);
	}

	@Test
	void nobodyWaitsForAContextToClose() throws Exception {
		ApplicationContext redContext = this.first.loadContext(this.red);
		Gate gate = new Gate();
		this.contexts.whenClosing("red", gate::pass);
		CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> this.first.closeContext(this.red, null),
				this.threads);
		gate.awaitArrival();

		assertThat(this.second.loadContext(this.red)).isNotSameAs(redContext);
		assertThat(this.third.loadContext(this.blue)).isNotNull();

		assertThat(closing).isNotDone();
		gate.open();
		assertThat(closing).succeedsWithin(BOUND);
	}

	@Test
	void contextInUseIsNotClosedToMakeRoom() {
		ApplicationContext redContext = this.first.loadContext(this.red);
		ApplicationContext blueContext = this.second.loadContext(this.blue);
		assertThat(redContext).matches(TestContexts::isActive);
		assertThat(blueContext).matches(TestContexts::isActive);

		this.second.unregisterContextUsage(this.blue, Second.class);

		assertThat(this.contexts.closed()).containsExactly("blue");
		assertThat(this.first.loadContext(this.red)).isSameAs(redContext).matches(TestContexts::isActive);
	}

	@Test
	void contextThatIsBeingLoadedIsNotClosedToMakeRoom() throws Exception {
		Gate gate = new Gate();
		this.contexts.whenLoading("red", gate::pass);
		CompletableFuture<ApplicationContext> loading = load(this.first, this.red);
		gate.awaitArrival();

		this.second.loadContext(this.blue);
		this.second.unregisterContextUsage(this.blue, Second.class);
		gate.open();

		assertThat(loading).succeedsWithin(BOUND).matches(TestContexts::isActive);
		assertThat(this.first.loadContext(this.red)).isSameAs(loading.join());
	}

	@Test
	void contextThatNobodyUsesStaysForTheNext() {
		ApplicationContext redContext = this.first.loadContext(this.red);
		this.first.unregisterContextUsage(this.red, First.class);

		assertThat(this.second.isContextLoaded(this.red)).isTrue();
		assertThat(this.second.loadContext(this.red)).isSameAs(redContext);
	}

	@Test
	void roomIsMadeBeforeAContextIsLoaded() {
		this.first.loadContext(this.red);
		this.first.unregisterContextUsage(this.red, First.class);
		this.contexts.whenLoading("blue", () -> assertThat(this.contexts.closed()).containsExactly("red"));

		assertThat(this.second.loadContext(this.blue)).matches(TestContexts::isActive);
	}

	@Test
	void contextThatHasNotBeenUsedForTheLongestTimeGoesFirst() {
		LeasedContextCache cacheOfTwo = new LeasedContextCache(2);
		for (String name : List.of("red", "blue", "red", "green")) {
			LeasingContextLoaderDelegate user = new LeasingContextLoaderDelegate(cacheOfTwo, First.class);
			user.loadContext(this.contexts.named(name));
			user.unregisterContextUsage(this.contexts.named(name), First.class);
		}

		assertThat(this.contexts.closed()).containsExactly("blue");
	}

	@Test
	void classThatIsDoneWhileItsContextIsLoadedLeavesNothingBehind() throws Exception {
		Gate gate = new Gate();
		this.contexts.whenLoading("red", gate::pass);
		CompletableFuture<ApplicationContext> loading = load(this.first, this.red);
		gate.awaitArrival();

		this.first.closeContext(this.red, null);
		gate.open();

		assertThat(loading).succeedsWithin(BOUND);
		assertThat(this.contexts.closed()).containsExactly("red");
	}

	@Test
	void leaseEndsOnce() {
		this.first.loadContext(this.red);
		this.second.loadContext(this.red);

		this.first.unregisterContextUsage(this.red, First.class);
		this.first.unregisterContextUsage(this.red, First.class);
		this.third.unregisterContextUsage(this.red, Third.class);
		this.third.loadContext(this.blue);

		assertThat(this.contexts.closed()).isEmpty();
	}

	@Test
	void leasesEndWithTheRunOfTheClass() {
		this.cache.beginRun(First.class);
		this.first.loadContext(this.red);
		this.second.loadContext(this.red);
		this.first.loadContext(this.blue);

		this.cache.endRun(First.class);

		assertThat(this.contexts.closed()).containsExactly("blue");
		assertThat(this.second.loadContext(this.red)).matches(TestContexts::isActive);
	}

	@Test
	void leasesOfAClassThatRunsSeveralTimesEndWithTheLastRun() {
		this.cache.beginRun(First.class);
		this.cache.beginRun(First.class);
		this.first.loadContext(this.red);

		this.first.unregisterContextUsage(this.red, First.class);
		this.cache.endRun(First.class);
		this.second.loadContext(this.blue);
		assertThat(this.contexts.closed()).isEmpty();

		this.first.unregisterContextUsage(this.red, First.class);
		assertThat(this.contexts.closed()).containsExactly("red");
	}

	@Test
	void contextThatDoesNotCloseDoesNotKeepOthersOpen() {
		this.contexts.whenClosing("red", () -> {
			throw new AssertionError("cannot close");
		});
		this.first.loadContext(this.red);
		this.first.loadContext(this.blue);
		this.cache.beginRun(First.class);
		this.cache.endRun(First.class);
		this.third.loadContext(this.contexts.named("green"));

		assertThat(this.contexts.closed()).containsExactlyInAnyOrder("red", "blue");
	}

	@Test
	void sizeHasToBePositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> new LeasedContextCache(0))
			.withMessage("'spring.test.context.cache.maxSize' is 0, but has to be positive");
	}

	static class First {

	}

	static class Second {

	}

	static class Third {

	}

}
