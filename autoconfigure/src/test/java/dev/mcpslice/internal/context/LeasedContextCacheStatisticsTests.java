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
import java.util.concurrent.CompletableFuture;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.test.context.CacheAwareContextLoaderDelegate;
import org.springframework.test.context.cache.ContextCache;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the cache tells, and what it is told.
 */
@Isolated("changes the level of a logger, and Spring's properties")
class LeasedContextCacheStatisticsTests {

	private static final String THRESHOLD = CacheAwareContextLoaderDelegate.CONTEXT_FAILURE_THRESHOLD_PROPERTY_NAME;

	private final Logger statistics = (Logger) LoggerFactory.getLogger(ContextCache.CONTEXT_CACHE_LOGGING_CATEGORY);

	private final Logger cacheLogger = (Logger) LoggerFactory.getLogger(LeasedContextCache.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.log.start();
		this.statistics.addAppender(this.log);
		this.cacheLogger.addAppender(this.log);
	}

	@AfterEach
	void stopListening() {
		this.statistics.detachAppender(this.log);
		this.statistics.setLevel(null);
		this.cacheLogger.detachAppender(this.log);
		SpringProperties.setProperty(ContextCache.CONTEXT_CACHE_PAUSE_PROPERTY_NAME, null);
		SpringProperties.setProperty(THRESHOLD, null);
	}

	private void useSomeContexts() {
		TestContexts contexts = new TestContexts();
		LeasedContextCache cache = new LeasedContextCache(8);
		LeasingContextLoaderDelegate first = new LeasingContextLoaderDelegate(cache, First.class);
		LeasingContextLoaderDelegate second = new LeasingContextLoaderDelegate(cache, Second.class);
		first.loadContext(contexts.childOf(contexts.named("parent"), "child", first));
		second.loadContext(contexts.named("other"));
		second.loadContext(contexts.named("other"));
		second.unregisterContextUsage(contexts.named("other"), Second.class);
		first.loadContext(contexts.named("other"));
		first.unregisterContextUsage(contexts.named("other"), First.class);
		contexts.whenLoading("broken", () -> {
			throw new IllegalArgumentException("broken");
		});
		try {
			second.loadContext(contexts.named("broken"));
		}
		catch (IllegalStateException ex) {
			assertThat(ex).hasRootCauseMessage("broken");
		}
	}

	@Test
	void statisticsAreLoggedAsSpringLogsThem() {
		this.statistics.setLevel(Level.DEBUG);

		useSomeContexts();

		assertThat(this.log.list).last()
			.extracting(ILoggingEvent::getFormattedMessage)
			.asString()
			.startsWith("Spring test ApplicationContext cache statistics: [LeasedContextCache@")
			.endsWith("size = 3, maxSize = 8, contextUsageCount = 2, parentContextCount = 1, "
					+ "hitCount = 2, missCount = 4, failureCount = 1]");
	}

	@Test
	void statisticsAreNotLoggedUnasked() {
		useSomeContexts();

		assertThat(this.log.list).isEmpty();
	}

	@Test
	void pauseModeThatIsConfiguredIsSaidToHaveNoEffect() {
		SpringProperties.setProperty(ContextCache.CONTEXT_CACHE_PAUSE_PROPERTY_NAME, "always");

		LeasedContextCache.configured();

		assertThat(this.log.list).singleElement()
			.extracting(ILoggingEvent::getFormattedMessage)
			.isEqualTo("'spring.test.context.cache.pause=always' has no effect on the contexts of @McpServerTest: "
					+ "they are never paused");
	}

	@Test
	void pauseModeThatIsNeverNeedsNoWord() {
		SpringProperties.setProperty(ContextCache.CONTEXT_CACHE_PAUSE_PROPERTY_NAME, "never");

		assertThat(LeasedContextCache.configured()).asString().contains("size = 0, maxSize = 8");
		assertThat(this.log.list).isEmpty();
	}

	@RepeatedTest(20)
	void failureOfAnotherThreadTakesNobodysContext() throws Exception {
		SpringProperties.setProperty(THRESHOLD, "2");
		TestContexts contexts = new TestContexts();
		LeasedContextCache cache = new LeasedContextCache(1);
		LeasingContextLoaderDelegate first = new LeasingContextLoaderDelegate(cache, First.class);
		LeasingContextLoaderDelegate second = new LeasingContextLoaderDelegate(cache, Second.class);
		Gate gate = new Gate();
		contexts.whenLoading("unreliable", () -> {
			if (contexts.loaded().size() == 1) {
				gate.pass();
				throw new IllegalArgumentException("broken");
			}
		});
		CompletableFuture<ApplicationContext> failing = CompletableFuture
			.supplyAsync(() -> first.loadContext(contexts.named("unreliable")), (task) -> new Thread(task).start());
		gate.awaitArrival();
		WaitingThread<ApplicationContext> other = WaitingThread
			.start(() -> first.loadContext(contexts.named("unreliable")));
		gate.open();
		ApplicationContext loaded = other.result();
		assertThat(failing).failsWithin(Duration.ofSeconds(10));

		second.loadContext(contexts.named("other"));

		assertThat(loaded).matches(TestContexts::isActive);
		assertThat(first.loadContext(contexts.named("unreliable"))).isSameAs(loaded);
	}

	static class First {

	}

	static class Second {

	}

}
