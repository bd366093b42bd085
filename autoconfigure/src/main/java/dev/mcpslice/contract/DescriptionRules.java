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

import java.util.Map;

import dev.mcpslice.contract.Lint.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Rules for descriptions: whether they are there, and not too long.
 */
final class DescriptionRules {

	private final McpServerContract contract;

	private final Findings findings;

	private final int longest;

	DescriptionRules(McpServerContract contract, Findings findings, int longest) {
		this.contract = contract;
		this.findings = findings;
		this.longest = longest;
	}

	void check() {
		checkItems("tools", "name", "tool");
		checkItems("resources", "uri", "resource");
		checkItems("resourceTemplates", "uriTemplate", "resource template");
		checkItems("prompts", "name", "prompt");
		this.contract.tools().forEach(this::checkArguments);
		this.contract.items("prompts").forEach(this::checkPromptArguments);
	}

	private void checkItems(String list, String key, String kind) {
		for (Map<String, @Nullable Object> item : this.contract.items(list)) {
			String name = Json.text(item, key);
			String path = path(list, key, name);
			String description = Json.text(item, "description").strip();
			// Spring AI takes the name where there is no description.
			if (description.isEmpty() || description.equals(Json.text(item, "name"))) {
				this.findings.add(LintRule.MISSING_DESCRIPTION, name, path,
						"the %s '%s' has no description. A model only knows its name.".formatted(kind, name));
			}
			if (kind.equals("tool") && description.length() > this.longest) {
				this.findings.add(LintRule.LONG_DESCRIPTION, name, path + ".description",
						"the description of the tool '%s' has %d characters, more than %d.".formatted(name,
								description.length(), this.longest));
			}
		}
	}

	private void checkArguments(Map<String, @Nullable Object> tool) {
		String name = Json.text(tool, "name");
		SchemaDocument document = new SchemaDocument(Json.map(tool.get("inputSchema")));
		Json.map(document.root().get("properties"))
			.forEach((argument, schema) -> checkArgument("tool", name, argument, document.resolve(schema),
					path("tools", "name", name) + ".inputSchema.properties"));
	}

	private void checkPromptArguments(Map<String, @Nullable Object> prompt) {
		String name = Json.text(prompt, "name");
		Json.list(prompt.get("arguments"))
			.forEach((argument) -> checkArgument("prompt", name, Json.text(Json.map(argument), "name"),
					Json.map(argument), path("prompts", "name", name) + ".arguments"));
	}

	private void checkArgument(String kind, String owner, String argument, Map<String, @Nullable Object> described,
			String path) {
		if (Json.text(described, "description").isBlank()) {
			this.findings.add(LintRule.UNDESCRIBED_ARGUMENT, owner, Place.of("", path).at(argument).path(),
					"the argument '%s' of the %s '%s' has no description.".formatted(argument, kind, owner));
		}
	}

	private static String path(String list, String key, String name) {
		return "$.%s[?(@.%s==%s)]".formatted(list, key, Place.quoted(name));
	}

}
