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

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.mcpslice.contract.Lint.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Rules for all texts that models read: the marks of poisoned tools.
 */
final class TextRules {

	/**
	 * Nobody needs these, whatever a server is for.
	 */
	private static final Map<String, Pattern> ORDERS = Map.of("is marked as an order to the model",
			pattern("<\\s*(important|system|instructions?|secret|hidden)\\s*>"), "sets other instructions aside",
			pattern("\\b(ignore|disregard|forget|override)\\b[^.]{0,40}\\b(previous|prior|earlier|above|all|system)\\b"
					+ "[^.]{0,30}\\b(instructions?|prompts?|rules)\\b"),
			"keeps something from the user",
			pattern("\\b(do not|don't|never|without)\\s+(tell|mention|inform|reveal|notify)(ing)?\\b[^.]{0,40}"
					+ "\\b(user|human|anyone)\\b"),
			"asks for secrets",
			pattern("\\bid_(rsa|ed25519)\\b|~/\\.(ssh|aws|cursor|claude|gnupg)\\b|/etc/(passwd|shadow)\\b"));

	/**
	 * Only the instructions of a server may do this.
	 */
	private static final Map<String, Pattern> OTHER_TOOLS = Map.of("gives orders about other tools", pattern(
			"\\b(before|after|when|whenever|instead of|while|prior to)\\s+(you\\s+)?(us|call|invok|runn?)(e|ing)?\\s+"
					+ "(any|all|other|another|every|each)\\s+(\\w+\\s+)?tools?\\b"
					+ "|\\b(always|must|never|first|before|instead of|rather than)\\b[^.]{0,60}"
					+ "\\b(other|another)\\s+(mcp\\s+)?(tool|server)s?\\b"));

	/**
	 * A tool by its name, which has to be one of this server.
	 */
	private static final Pattern NAMED_TOOL = pattern(
			"[`'\"]([\\w-]+)[`'\"]\\s+tool\\b|\\b([a-z0-9]+(?:_[a-z0-9]+)+)\\s+tool\\b");

	private final McpServerContract contract;

	private final Findings findings;

	private final Set<String> tools;

	TextRules(McpServerContract contract, Findings findings) {
		this.contract = contract;
		this.findings = findings;
		this.tools = contract.tools().stream().map((tool) -> Json.text(tool, "name")).collect(Collectors.toSet());
	}

	private static Pattern pattern(String expression) {
		return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

	void check() {
		checkItems("tools", "name", "tool");
		checkItems("resources", "uri", "resource");
		checkItems("resourceTemplates", "uriTemplate", "resource template");
		checkItems("prompts", "name", "prompt");
		Place server = Place.of("server", "$");
		for (String key : List.of("server", "instructions")) {
			walk(this.contract.json().get(key), server.at(key), (text, place) -> {
				checkHidden(text, place);
				checkOrders(text, place, ORDERS);
			});
		}
	}

	private void checkItems(String list, String key, String kind) {
		for (Map<String, @Nullable Object> item : this.contract.items(list)) {
			String name = Json.text(item, key);
			Place place = new Place(name, kind, "", "$.%s[?(@.%s==%s)]".formatted(list, key, Place.quoted(name)));
			walk(item, place, (text, where) -> {
				checkHidden(text, where);
				checkOrders(text, where, ORDERS);
				checkOrders(text, where, OTHER_TOOLS);
				checkNames(text, where);
			});
		}
	}

	private void walk(@Nullable Object value, Place place, BiConsumer<String, Place> text) {
		if (value instanceof String string) {
			text.accept(string, place);
		}
		Json.list(value).forEach((element) -> walk(element, place, text));
		Json.map(value).forEach((key, element) -> {
			Place child = place.at(key);
			text.accept(key, child);
			walk(element, child, text);
		});
	}

	private void checkHidden(String text, Place place) {
		HiddenCharacters.find(text)
			.ifPresent((character) -> add(LintRule.HIDDEN_CHARACTERS, place, "has a hidden character: " + character));
	}

	private void checkOrders(String text, Place place, Map<String, Pattern> patterns) {
		patterns.forEach((what, pattern) -> {
			Matcher matcher = pattern.matcher(text);
			if (matcher.find()) {
				add(LintRule.INSTRUCTS_MODEL, place, what + ": \"" + matcher.group() + "\"");
			}
		});
	}

	private void checkNames(String text, Place place) {
		Matcher matcher = NAMED_TOOL.matcher(text);
		while (matcher.find()) {
			String name = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
			if (!this.tools.contains(name)) {
				add(LintRule.INSTRUCTS_MODEL, place, "speaks of a tool that the server does not have: '" + name + "'");
			}
		}
	}

	private void add(LintRule rule, Place place, String what) {
		String subject = place.owner();
		String owner = place.kind().isEmpty() ? "the " + subject : "the %s '%s'".formatted(place.kind(), subject);
		this.findings.add(rule, subject, place.path(), "a text of %s %s.".formatted(owner, what));
	}

}
