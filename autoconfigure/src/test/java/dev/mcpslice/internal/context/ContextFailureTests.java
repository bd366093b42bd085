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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ApplicationContextFailureProcessor;
import org.springframework.test.context.MergedContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Contexts that cannot be loaded, which is as in stock Spring.
 */
class ContextFailureTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final TestContexts contexts = new TestContexts();

	private final LeasedContextCache cache = new LeasedContextCache(1);

	private final LeasingContextLoaderDelegate first = new LeasingContextLoaderDelegate(this.cache, First.class);

	private final LeasingContextLoaderDelegate second = new LeasingContextLoaderDelegate(this.cache, Second.class);

	private final MergedContextConfiguration broken = this.contexts.named("broken");

	private final List<String> messages = new CopyOnWriteArrayList<>();

	private void breakContext() {
		this.contexts.whenLoading("broken", () -> {
			throw new IllegalArgumentException("broken");
		});
	}

	@Test
	void causeIsInTheFailure() {
		breakContext();

		assertThatIllegalStateException().isThrownBy(() -> this.first.loadContext(this.broken))
			.withMessageStartingWith("The application context of ")
			.withMessageContaining(" did not start. IllegalArgumentException: broken\n\tat ")
			.withMessageContaining("Failed to load ApplicationContext")
			.withRootCauseInstanceOf(IllegalArgumentException.class);
		assertThat(this.first.isContextLoaded(this.broken)).isFalse();
	}

	@Test
	void beansThatWereBeingCreatedAreNamed() {
		this.contexts.whenLoading("broken", () -> {
			throw new BeanCreationException("outer", "no", new BeanCreationException("inner", "no"));
		});

		assertThatIllegalStateException().isThrownBy(() -> this.first.loadContext(this.broken))
			.withMessageContaining("\nBeans that were being created: outer -> inner\n");
	}

	@ParameterizedTest
	@CsvSource({ "Do this., 'It is broken.\n\nDo this.\n\nFailed'", ", 'It is broken.\n\nFailed'" })
	void analysisComesFirst(String action, String expected) {
		IllegalArgumentException cause = new IllegalArgumentException("broken");
		new FailureAnalysisRecorder().report(new FailureAnalysis("It is broken.", action, cause));
		this.contexts.whenLoading("broken", () -> {
			throw new IllegalStateException(cause);
		});

		assertThatIllegalStateException().isThrownBy(() -> this.first.loadContext(this.broken))
			.withMessageContaining(" did not start. " + expected);
	}

	@Test
	void analysisWithoutACauseIsNobodys() {
		assertThatCode(() -> new FailureAnalysisRecorder().report(new FailureAnalysis("It is broken.", null, null)))
			.doesNotThrowAnyException();
	}

	@Test
	void contextThatTakesLongSaysWhereItIs() throws Exception {
		CountDownLatch logged = new CountDownLatch(1);
		Logger logger = (Logger) LoggerFactory.getLogger(SlowStartWatch.class);
		AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {

			@Override
			protected void append(ILoggingEvent event) {
				if (event.getFormattedMessage().contains(First.class.getName())) {
					ContextFailureTests.this.messages.add(event.getFormattedMessage());
					logged.countDown();
				}
			}

		};
		appender.start();
		logger.addAppender(appender);
		try (SlowStartWatch watch = new SlowStartWatch(First.class, Duration.ofMillis(1))) {
			assertThat(logged.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		finally {
			logger.detachAppender(appender);
		}
		assertThat(this.messages).singleElement(InstanceOfAssertFactories.STRING)
			.contains("has not started after 0 s. Its thread, " + Thread.currentThread().getName() + ", is at\n\tat ");
	}

	@Test
	void contextThatHasFailedIsNotTriedAgain() {
		breakContext();

		assertThatIllegalStateException().isThrownBy(() -> this.first.loadContext(this.broken));
		assertThatIllegalStateException().isThrownBy(() -> this.first.loadContext(this.broken))
			.withMessageContaining(" did not start. As for a test before, whose failure says why.")
			.withMessageContaining("failure threshold (1) exceeded");
		assertThatIllegalStateException().isThrownBy(() -> this.second.loadContext(this.broken))
			.withMessageContaining("failure threshold (1) exceeded");
		assertThat(this.contexts.loaded()).containsExactly("broken");
	}

	@Test
	void whoWaitsForAContextThatFailsFailsLikewise() throws Exception {
		Gate gate = new Gate();
		this.contexts.whenLoading("broken", () -> {
			gate.pass();
			throw new IllegalArgumentException("broken");
		});
		ExecutorService threads = Executors.newSingleThreadExecutor();
		CompletableFuture<ApplicationContext> one = CompletableFuture
			.supplyAsync(() -> this.first.loadContext(this.broken), threads);
		gate.awaitArrival();
		WaitingThread<ApplicationContext> other = WaitingThread.start(() -> this.second.loadContext(this.broken));
		gate.open();

		assertThat(one).failsWithin(BOUND);
		assertThatIllegalStateException().isThrownBy(other::result);
		assertThat(this.contexts.loaded()).containsExactly("broken");
		threads.shutdownNow();
	}

	@Test
	void failureLeavesNoLease() {
		breakContext();
		MergedContextConfiguration child = this.contexts.childOf(this.contexts.named("parent"), "broken", this.first);

		assertThatIllegalStateException().isThrownBy(() -> this.first.loadContext(child));
		this.second.loadContext(this.contexts.named("other"));

		assertThat(this.contexts.closed()).containsExactly("parent");
	}

	@Test
	void contextThatIsNotTriedAgainTakesNobodysPlace() {
		breakContext();
		assertThatIllegalStateException().isThrownBy(() -> this.first.loadContext(this.broken));
		this.second.loadContext(this.contexts.named("other"));
		this.second.unregisterContextUsage(this.contexts.named("other"), Second.class);

		assertThatIllegalStateException().isThrownBy(() -> this.first.loadContext(this.broken));

		assertThat(this.contexts.closed()).isEmpty();
	}

	@Test
	void processorsOfFailuresAreCalled() {
		this.contexts.whenLoading("processed", () -> {
			throw new IllegalArgumentException("broken");
		});

		assertThatIllegalStateException().isThrownBy(() -> this.first.loadContext(this.contexts.named("processed")));

		assertThat(RecordingProcessor.failed).containsOnlyOnce("processed");
	}

	/**
	 * Registered in {@code META-INF/spring.factories}, for all contexts of all tests.
	 */
	static class RecordingProcessor implements ApplicationContextFailureProcessor {

		private static final List<String> failed = new CopyOnWriteArrayList<>();

		@Override
		public void processLoadFailure(ApplicationContext context, @Nullable Throwable exception) {
			failed.add(context.getDisplayName());
		}

	}

	static class First {

	}

	static class Second {

	}

}
