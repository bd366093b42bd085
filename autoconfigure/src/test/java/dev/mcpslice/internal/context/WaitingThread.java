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
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import static org.awaitility.Awaitility.await;

/**
 * A thread that is known to wait for a lock.
 *
 * @param <T> what it is going to get
 */
final class WaitingThread<T> {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final CompletableFuture<T> result = new CompletableFuture<>();

	private WaitingThread() {
	}

	/**
	 * Starts a thread, and returns once it waits.
	 * @param <T> what it is going to get
	 * @param action what it does
	 * @return the thread
	 */
	static <T> WaitingThread<T> start(Supplier<T> action) {
		WaitingThread<T> waiting = new WaitingThread<>();
		Thread thread = new Thread(() -> {
			try {
				waiting.result.complete(action.get());
			}
			catch (RuntimeException ex) {
				waiting.result.completeExceptionally(ex);
			}
		}, "waiting");
		thread.start();
		await().atMost(BOUND).until(() -> thread.getState() == Thread.State.BLOCKED);
		return waiting;
	}

	/**
	 * Returns what the thread has got, or throws what it has thrown.
	 */
	T result() {
		try {
			return this.result.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();
		}
		catch (CompletionException ex) {
			throw (RuntimeException) ex.getCause();
		}
	}

}
