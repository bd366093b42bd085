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

package dev.mcpslice;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import org.springframework.test.context.cache.ContextCache;
import org.springframework.test.context.cache.DefaultCacheAwareContextLoaderDelegate;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logging is initialized while stock Spring loads no test context.
 */
@Isolated
class LoggingInitializerLockTests {

	@Test
	void waitsForOrdinaryTestContexts() throws InterruptedException {
		List<Thread> slices = List.of(new Thread(EarlyLogging::initialize), new Thread(EarlyLogging::initialize));
		ReflectionTestUtils.setField(LoggingInitializer.class, "initialized", false);

		synchronized (new StockDelegate().getContextCache()) {
			slices.forEach(Thread::start);
			Awaitility.await()
				.until(() -> slices.stream().allMatch((slice) -> slice.getState() == Thread.State.BLOCKED));
		}

		for (Thread slice : slices) {
			slice.join(Duration.ofSeconds(20).toMillis());
		}
		assertThat(ReflectionTestUtils.getField(LoggingInitializer.class, "initialized")).isEqualTo(true);
	}

	private static final class StockDelegate extends DefaultCacheAwareContextLoaderDelegate {

		@Override
		protected ContextCache getContextCache() {
			return super.getContextCache();
		}

	}

}
