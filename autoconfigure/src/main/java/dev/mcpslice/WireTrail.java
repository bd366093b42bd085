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

import java.util.List;

/**
 * The end of what went over the wire of a client until a test failed: a suppressed
 * exception of the failure, since reports show these.
 */
final class WireTrail extends Exception {

	private static final long serialVersionUID = 1L;

	private static final int LINES = 20;

	private static final int CHARACTERS = 300;

	WireTrail(String title, List<String> lines) {
		super(describe(title, lines), null, false, false);
	}

	private static String describe(String title, List<String> lines) {
		List<String> end = lines.subList(Math.max(0, lines.size() - LINES), lines.size())
			.stream()
			.map(WireTrail::abbreviate)
			.toList();
		return "The wire of the client %s, in seconds since it was opened%s:\n%s".formatted(title,
				(end.size() < lines.size()) ? ", the last %d lines".formatted(end.size()) : "", String.join("\n", end));
	}

	private static String abbreviate(String line) {
		return (line.length() <= CHARACTERS) ? line
				: "%s… (%d characters)".formatted(line.substring(0, CHARACTERS), line.length());
	}

}
