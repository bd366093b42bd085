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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Says where a context is that takes long to start.
 */
final class SlowStartWatch implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(SlowStartWatch.class);

	private static final int FRAMES = 25;

	// Forgets its time limit as soon as it is completed. A cancelled one with a delayed
	// executor would not.
	private final CompletableFuture<Boolean> started = new CompletableFuture<>();

	/**
	 * Begins to watch the current thread, which starts a context.
	 * @param testClass for which test
	 * @param patience how long that may take
	 */
	SlowStartWatch(Class<?> testClass, Duration patience) {
		Thread starting = Thread.currentThread();
		CompletableFuture<Void> unused = this.started
			.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
			.thenAccept((inTime) -> {
				if (!inTime) {
					warn(testClass, patience, starting);
				}
			});
	}

	private void warn(Class<?> testClass, Duration patience, Thread starting) {
		logger.warn("The application context of %s has not started after %d s. Its thread, %s, is at%s".formatted(
				testClass.getName(), patience.toSeconds(), starting.getName(),
				Stream.of(starting.getStackTrace())
					.limit(FRAMES)
					.map((frame) -> "\n\tat " + frame)
					.collect(Collectors.joining())));
	}

	@Override
	public void close() {
		this.started.complete(true);
	}

}
