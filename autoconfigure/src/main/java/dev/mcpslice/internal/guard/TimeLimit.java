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

package dev.mcpslice.internal.guard;

import java.time.Duration;

import org.opentest4j.TestAbortedException;

/**
 * How long all checks together may take. Time begins with the first one.
 */
final class TimeLimit {

	private final Duration limit;

	private long start;

	TimeLimit(Duration limit) {
		this.limit = limit;
	}

	/**
	 * Makes sure that there is time for another check.
	 * @throws TestAbortedException if there is none
	 */
	synchronized void check() {
		long now = System.nanoTime();
		if (this.start == 0) {
			this.start = now;
		}
		if (now - this.start > this.limit.toNanos()) {
			throw new TestAbortedException(
					"Not looked at: the %s s for all checks are over. McpGuard.within(...) gives them more."
						.formatted(this.limit.toSeconds()));
		}
	}

}
