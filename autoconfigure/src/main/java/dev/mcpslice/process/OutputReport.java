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

package dev.mcpslice.process;

import java.util.List;

import org.springframework.boot.test.system.CapturedOutput;

/**
 * The end of a server's output, as failure messages have it.
 */
final class OutputReport {

	private static final int LINES = 60;

	private static final int CHARACTERS = 8 * 1024;

	private OutputReport() {
	}

	static String of(CapturedOutput output) {
		return "\n\n" + of("Standard output", output.getOut()) + "\n\n" + of("Standard error", output.getErr());
	}

	private static String of(String title, String text) {
		String stripped = text.strip();
		if (stripped.isEmpty()) {
			return title + ": nothing";
		}
		List<String> lines = stripped.substring(Math.max(0, stripped.length() - CHARACTERS)).lines().toList();
		List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
		String end = String.join("\n", last);
		return title + ((end.length() < stripped.length()) ? ", the end of it" : "") + ":\n"
				+ end.indent(4).stripTrailing();
	}

}
