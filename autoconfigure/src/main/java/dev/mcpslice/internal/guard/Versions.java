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

import java.util.Arrays;

/**
 * Versions of libraries, which are compared number by number.
 */
final class Versions {

	/**
	 * As many numbers as are compared. Those that are missing are 0.
	 */
	private static final int LENGTH = 4;

	private Versions() {
	}

	static int compare(String first, String second) {
		return Arrays.compare(numbers(first), numbers(second));
	}

	// A release candidate is taken for the release.
	private static int[] numbers(String version) {
		int[] numbers = Arrays.stream(version.split("[^\\d.]", 2)[0].split("\\."))
			.filter((part) -> !part.isEmpty())
			.mapToInt(Integer::parseInt)
			.toArray();
		return Arrays.copyOf(numbers, LENGTH);
	}

}
