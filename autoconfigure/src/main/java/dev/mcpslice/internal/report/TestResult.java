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

package dev.mcpslice.internal.report;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a test has ended.
 *
 * @param name what it is called within its top-level class
 * @param outcome how it has ended
 * @param message the message of its failure, {@code null} if it has passed
 * @param began when it began
 * @param duration how long it took
 */
public record TestResult(String name, Outcome outcome, @Nullable String message, Instant began, Duration duration) {

	/**
	 * How a test may end.
	 */
	public enum Outcome {

		/**
		 * It has passed.
		 */
		PASSED,

		/**
		 * It has failed.
		 */
		FAILED,

		/**
		 * It was aborted by an assumption.
		 */
		ABORTED

	}

}
