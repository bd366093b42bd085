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

package dev.mcpslice.internal.client.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells those who wait that something has happened, so that they look again. They look in
 * their own threads, and nothing is held while they do. Thread-safe.
 */
public final class ChangeSignal {

	private long changes;

	public synchronized void changed() {
		this.changes++;
		notifyAll();
	}

	private synchronized long changes() {
		return this.changes;
	}

	/**
	 * Waits until there is something to be found.
	 * @param <T> the type of what is found
	 * @param look looks for it; called once at first, and after changes
	 * @param timeout how long to wait
	 * @return what was found, or nothing when the time is over
	 */
	<T> Optional<T> await(Supplier<Optional<T>> look, Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		while (true) {
			long seen = changes();
			Optional<T> found = look.get();
			if (found.isPresent() || !awaitChange(seen, deadline)) {
				return found;
			}
		}
	}

	private synchronized boolean awaitChange(long seen, long deadline) {
		try {
			long remaining = deadline - System.nanoTime();
			while (this.changes == seen && remaining > 0) {
				TimeUnit.NANOSECONDS.timedWait(this, remaining);
				remaining = deadline - System.nanoTime();
			}
			return remaining > 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for the server", ex);
		}
	}

}
