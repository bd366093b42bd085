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

import java.util.regex.Pattern;

/**
 * Text that a server sends, and what it gives away.
 */
final class Text {

	private static final int LIMIT = 240;

	/**
	 * An exception of Java as Jackson writes it, or as it is printed, and those of Python
	 * and JavaScript.
	 */
	private static final Pattern STACK_TRACE = Pattern
		.compile("\"stackTrace\"\\s*:\\s*\\[\\s*\\{|(\\b|\\\\[nt])at [\\w$./]+\\([\\w$]+\\.(java|kt):\\d+\\)"
				+ "|Traceback \\(most recent call last\\)|(\\b|\\\\[nt])at [^\\n]{1,200}\\.(js|mjs|cjs|ts):\\d+:\\d+");

	private Text() {
	}

	/**
	 * Returns the beginning of a text on one line, controls made visible.
	 * @param text the text
	 * @return its beginning, and how long it is if that is not all
	 */
	static String beginning(String text) {
		StringBuilder line = new StringBuilder();
		text.substring(0, Math.min(text.length(), LIMIT))
			.strip()
			.chars()
			.forEach((character) -> line.append((character < ' ' || Character.isSurrogate((char) character))
					? ((character == '\n') ? " " : "\\u%04x".formatted(character)) : (char) character));
		return (text.length() > LIMIT) ? line + "… (%d characters)".formatted(text.length()) : line.toString();
	}

	static boolean hasStackTrace(String text) {
		return STACK_TRACE.matcher(text).find();
	}

}
