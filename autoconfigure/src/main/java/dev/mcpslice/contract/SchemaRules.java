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
import java.util.regex.Pattern;

import dev.mcpslice.contract.Lint.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Rules for the schemas of tools.
 */
final class SchemaRules {

	private static final Pattern ARGUMENT_NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

	private static final List<String> UNIONS = List.of("anyOf", "oneOf", "allOf");

	/**
	 * With one of these a schema says what a value is, without a type.
	 */
	private static final List<String> TYPES = List.of("type", "enum", "const", SchemaDocument.REFERENCE, "anyOf",
			"oneOf", "allOf", "not");

	/**
	 * Keywords with schemas by name.
	 */
	private static final List<String> NAMED = List.of("properties", "$defs", "definitions", "patternProperties");

	private final McpServerContract contract;

	private final Findings findings;

	SchemaRules(McpServerContract contract, Findings findings) {
		this.contract = contract;
		this.findings = findings;
	}

	void check() {
		for (Map<String, @Nullable Object> tool : this.contract.tools()) {
			String name = Json.text(tool, "name");
			Place place = Place.of(name, "$.tools[?(@.name==%s)]".formatted(Place.quoted(name)));
			Map<String, @Nullable Object> input = Json.map(tool.get("inputSchema"));
			checkTop(input, place.at("inputSchema"));
			checkSchema(input, place.at("inputSchema"));
			checkReferences(input, place.at("inputSchema"));
			checkReferences(Json.map(tool.get("outputSchema")), place.at("outputSchema"));
		}
	}

	private void checkTop(Map<String, @Nullable Object> schema, Place place) {
		if (!"object".equals(schema.get("type"))) {
			add(LintRule.MISSING_TYPE, place, "the input schema of the tool '%s' does not have the type 'object'.");
		}
		for (String union : UNIONS) {
			if (schema.containsKey(union)) {
				add(LintRule.TOP_LEVEL_UNION, place.at(union), "the input schema of the tool '%s' has " + union
						+ " at the top. Put it into an argument, or leave it out and check the arguments in the tool.");
			}
		}
	}

	private void checkReferences(Map<String, @Nullable Object> schema, Place place) {
		SchemaDocument document = new SchemaDocument(schema);
		document.references((reference) -> document.find(reference) == null)
			.forEach((reference) -> add(LintRule.UNRESOLVED_REFERENCE, place,
					"a schema of the tool '%s' refers to '" + reference + "', which is not in the schema."));
		String circle = document.circle();
		if (circle != null) {
			add(LintRule.RECURSIVE_SCHEMA, place,
					"a schema of the tool '%s' contains itself, by way of '" + circle + "'.");
		}
		if (place.path().endsWith("inputSchema") && !document.references((any) -> true).isEmpty()) {
			add(LintRule.REFERENCE, place, "the input schema of the tool '%s' has references.");
		}
	}

	private void checkSchema(Map<String, @Nullable Object> schema, Place place) {
		if ("array".equals(schema.get("type")) && !schema.containsKey("items") && !schema.containsKey("prefixItems")) {
			add(LintRule.ARRAY_WITHOUT_ITEMS, place, "an array of the tool '%s' does not say what its items are.");
		}
		checkStrict(schema, place);
		Json.map(schema.get("properties")).forEach((name, property) -> checkProperty(name, property, place));
		schema.forEach((keyword, value) -> {
			if (NAMED.contains(keyword)) {
				Json.map(value).forEach((name, child) -> checkSchema(Json.map(child), place.at(keyword).at(name)));
			}
			else if (UNIONS.contains(keyword)) {
				Json.list(value).forEach((child) -> checkSchema(Json.map(child), place.at(keyword)));
			}
			else if (keyword.equals("items") || keyword.equals("additionalProperties")) {
				checkSchema(Json.map(value), place.at(keyword));
			}
		});
	}

	private void checkProperty(String name, @Nullable Object property, Place place) {
		Place argument = place.at("properties").at(name);
		if (!ARGUMENT_NAME.matcher(name).matches()) {
			add(LintRule.ARGUMENT_NAME, argument, "the name of the argument '" + name
					+ "' of the tool '%s' is not 1 to 64 of a-z, A-Z, 0-9, _, . and -.");
		}
		if (TYPES.stream().noneMatch(Json.map(property)::containsKey)) {
			add(LintRule.MISSING_TYPE, argument, "the argument '" + name + "' of the tool '%s' has no type.");
		}
	}

	private void checkStrict(Map<String, @Nullable Object> schema, Place place) {
		Map<String, @Nullable Object> properties = Json.map(schema.get("properties"));
		if (!"object".equals(schema.get("type")) && properties.isEmpty()) {
			return;
		}
		if (!Boolean.FALSE.equals(schema.get("additionalProperties"))) {
			add(LintRule.STRICT_MODE, place, "an object of the tool '%s' does not have additionalProperties: false.");
		}
		if (!Json.list(schema.get("required")).containsAll(properties.keySet())) {
			add(LintRule.STRICT_MODE, place, "an object of the tool '%s' has properties that are not required.");
		}
	}

	private void add(LintRule rule, Place place, String message) {
		// Names may contain what formats mean something by.
		this.findings.add(rule, place.owner(), place.path(), message.replace("%s", place.owner()));
	}

}
