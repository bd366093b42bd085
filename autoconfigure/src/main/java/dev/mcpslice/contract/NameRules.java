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

package dev.mcpslice.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.mcpslice.contract.Lint.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Rules for the names of tools.
 */
final class NameRules {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

	private static final Pattern SPECIFIED = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

	private static final int COMBINED_LENGTH = 60;

	/**
	 * First words of names that say that something is destroyed.
	 */
	private static final Set<String> DESTROYING = Set.of("delete", "remove", "drop", "destroy", "purge", "wipe",
			"erase", "truncate", "revoke");

	/**
	 * First words of names that say that something is written. Words that are nouns or
	 * sums as well, such as "set" and "add", are not among them.
	 */
	private static final Set<String> WRITING = Set.of("create", "insert", "update", "upsert", "write", "overwrite",
			"send");

	private final McpServerContract contract;

	private final Findings findings;

	NameRules(McpServerContract contract, Findings findings) {
		this.contract = contract;
		this.findings = findings;
	}

	void check() {
		Map<String, String> normalized = new LinkedHashMap<>();
		Map<String, String> descriptions = new LinkedHashMap<>();
		for (Map<String, @Nullable Object> tool : this.contract.tools()) {
			String name = Json.text(tool, "name");
			checkForm(name);
			checkHints(name, Json.map(tool.get("annotations")));
			checkTwins(name, normalized.putIfAbsent(normalize(name), name), "names that are almost the same");
			String description = Json.text(tool, "description").strip();
			if (!description.isEmpty()) {
				checkTwins(name, descriptions.putIfAbsent(description, name), "the same description");
			}
		}
	}

	private void checkForm(String name) {
		if (!NAME.matcher(name).matches()) {
			String specified = SPECIFIED.matcher(name).matches()
					? "The specification allows it, the interfaces of models do not"
					: "Neither the specification nor the interfaces of models allow it";
			add(LintRule.TOOL_NAME, name, "the name of the tool '%s' is not 1 to 64 of a-z, A-Z, 0-9, _ and -. %s."
				.formatted(name, specified));
		}
		int combined = this.contract.name().length() + 1 + name.length();
		if (combined > COMBINED_LENGTH) {
			add(LintRule.COMBINED_NAME, name,
					"'%s:%s' has %d characters. Cursor leaves tools out whose server and name have more than %d."
						.formatted(this.contract.name(), name, combined, COMBINED_LENGTH));
		}
	}

	private void checkTwins(String name, @Nullable String other, String what) {
		if (name.equals(other)) {
			add(LintRule.DUPLICATE_NAME, name, "there is more than one tool '%s'.".formatted(name));
		}
		else if (other != null) {
			add(LintRule.NEAR_DUPLICATE, name,
					"the tools '%s' and '%s' have %s. Say what distinguishes them.".formatted(other, name, what));
		}
	}

	private void checkHints(String name, Map<String, @Nullable Object> hints) {
		String verb = words(name).get(0);
		boolean destroying = DESTROYING.contains(verb);
		if (Boolean.TRUE.equals(hints.get("readOnlyHint")) && (destroying || WRITING.contains(verb))) {
			add(LintRule.HINT_AGAINST_NAME, name,
					"the tool '%s' says that it only reads (readOnlyHint).".formatted(name));
		}
		else if (Boolean.FALSE.equals(hints.get("destructiveHint")) && destroying) {
			add(LintRule.HINT_AGAINST_NAME, name,
					"the tool '%s' says that it destroys nothing (destructiveHint).".formatted(name));
		}
	}

	private static String normalize(String name) {
		return String.join("", words(name)).replaceFirst("s$", "");
	}

	// Of snake_case, kebab-case, dotted and camelCase names.
	private static List<String> words(String name) {
		return List.of(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT).split("[_.\\-/ ]+", -1));
	}

	private void add(LintRule rule, String name, String message) {
		this.findings.add(rule, name, "$.tools[?(@.name==%s)].name".formatted(Place.quoted(name)), message);
	}

}
