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

package dev.mcpslice.internal.client.http;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.mcpslice.internal.client.transport.Exchange;

/**
 * When something has come over a stream, last.
 */
final class StreamActivity {

	private volatile long last = System.nanoTime();

	private volatile Instant time = Instant.now();

	private volatile boolean silent = true;

	/**
	 * Tells that something has come.
	 */
	void noticed() {
		this.silent = false;
		this.last = System.nanoTime();
		this.time = Instant.now();
	}

	@Override
	public String toString() {
		Duration silence = Duration.ofMillis((System.nanoTime() - this.last) / 1_000_000);
		return "open, and silent for %s, since %s%s".formatted(Exchange.duration(silence),
				this.time.truncatedTo(ChronoUnit.MILLIS), this.silent ? ", when it was opened" : "");
	}

}
