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

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command as it is shown to people: secrets are masked, and a long class path is
 * shortened.
 */
final class CommandLine {

	private static final String MASK = "******";

	private static final String SECRET_NAMES = "(?i).*(password|passphrase|passwd|pwd|secret|token|credential|bearer"
			+ "|authorization|signature|application\\.json).*|(?i).*(key|pass|pat|jwt|sas|sig)";

	// Looks at each word from its beginning only: values may be long.
	private static final Pattern INNER_SECRET = Pattern.compile("(?i)(?<![\\w.-])("
			+ "(?=[\\w.-]*(?:password|passphrase|pwd|secret|token|(?:key|jwt|sas|sig)=))[\\w.-]++=)[^&;,\\s]+");

	private static final Pattern AUTHORIZATION = Pattern.compile("(?i)((?:bearer|basic) )\\S+");

	private static final Pattern ASSIGNMENT = Pattern.compile("(-D|-{1,2})?([^=\\s]+)=(.*)", Pattern.DOTALL);

	private static final Pattern USER_INFO = Pattern.compile("(://[^:/@\\s]*):[^@\\s]+@");

	private static final Pattern SAFE = Pattern.compile("[\\w@%+=:,./\\-*]+");

	private static final int ENTRIES_SHOWN = 3;

	private CommandLine() {
	}

	static String describe(List<String> command) {
		List<String> shown = new ArrayList<>();
		String before = "";
		for (String word : command) {
			shown.add(quote("-cp".equals(before) ? shorten(word) : mask(before, word)));
			before = word;
		}
		return String.join(" ", shown);
	}

	private static String mask(String before, String word) {
		if (before.startsWith("-") && !before.contains("=") && before.matches(SECRET_NAMES) && !word.startsWith("-")) {
			return MASK;
		}
		Matcher assignment = ASSIGNMENT.matcher(word);
		if (assignment.matches() && assignment.group(2).matches(SECRET_NAMES)) {
			return word.substring(0, assignment.start(3)) + MASK;
		}
		String masked = USER_INFO.matcher(word).replaceAll("$1:" + MASK + "@");
		masked = INNER_SECRET.matcher(masked).replaceAll("$1" + MASK);
		return AUTHORIZATION.matcher(masked).replaceAll("$1" + MASK);
	}

	private static String shorten(String classPath) {
		String[] entries = classPath.split(File.pathSeparator);
		if (entries.length <= ENTRIES_SHOWN) {
			return classPath;
		}
		return Arrays.stream(entries)
			.limit(ENTRIES_SHOWN)
			.map(CommandLine::name)
			.collect(Collectors.joining(File.pathSeparator, "", "... (%d entries)".formatted(entries.length)));
	}

	private static String name(String entry) {
		return Objects.requireNonNullElse(Path.of(entry).getFileName(), entry).toString();
	}

	private static String quote(String word) {
		return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
	}

}
