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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.mcpslice.contract.ContractDifference.Impact;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Judges schemas by a validator: each schema is compared with each other, and the
 * judgement with what values both allow.
 */
class SchemaJudgementTests {

	/**
	 * Schemas of the value of an argument.
	 */
	private static final List<String> SCHEMAS = List.of("{}", "{'type': 'string'}", "{'type': 'integer'}",
			"{'type': 'number'}", "{'type': 'boolean'}", "{'type': ['string', 'null']}",
			"{'type': ['integer', 'string']}", "{'type': 'null'}", "{'type': 'string', 'enum': ['a', 'b']}",
			"{'type': 'string', 'enum': ['a']}", "{'enum': ['a', 1]}", "{'const': 'a'}", "{'enum': ['b', 'c']}",
			"{'type': 'integer', 'minimum': 1}", "{'type': 'integer', 'minimum': 2, 'maximum': 4}",
			"{'type': 'integer', 'exclusiveMinimum': 1}", "{'type': 'number', 'multipleOf': 2}",
			"{'type': 'number', 'multipleOf': 4}", "{'type': 'string', 'minLength': 2}",
			"{'type': 'string', 'maxLength': 2}", "{'type': 'string', 'minLength': 1, 'maxLength': 3}",
			"{'type': 'string', 'pattern': '^a'}", "{'type': 'string', 'pattern': '^b'}",
			"{'type': 'array', 'items': {'type': 'integer'}}", "{'type': 'array', 'items': {'type': 'number'}}",
			"{'type': 'array', 'minItems': 1}", "{'type': 'array', 'maxItems': 1, 'items': {'type': 'string'}}",
			"{'type': 'array', 'uniqueItems': true}", "{'anyOf': [{'type': 'string'}, {'type': 'null'}]}",
			"{'anyOf': [{'type': 'string'}, {'type': 'integer'}, {'type': 'null'}]}",
			"{'oneOf': [{'type': 'integer'}, {'type': 'boolean'}]}",
			"{'type': 'string', 'allOf': [{'minLength': 2}, {'maxLength': 3}]}",
			"{'type': 'string', 'allOf': [{'minLength': 2}]}", "{'type': 'object'}",
			"{'type': 'object', 'required': ['a'], 'properties': {'a': {'type': 'string'}}}",
			"{'type': 'object', 'properties': {'a': {'type': 'string'}}}",
			"{'type': 'object', 'properties': {'a': {'type': ['string', 'integer']}}}",
			"{'type': 'object', 'required': ['a'], 'properties': {'a': {'$ref': '#/properties/value/properties/b'}, "
					+ "'b': {'type': 'integer'}}}",
			"{'type': 'object', 'additionalProperties': {'type': 'integer'}}");

	private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1", "2", "3", "4", "5", "1.5", "'a'",
			"'b'", "'c'", "''", "'ab'", "'abc'", "'abcd'", "'ba'", "'bcde'", "[true, true]", "[]", "[1]", "[1, 1]",
			"[1, 2]", "['x']", "['x', 'y']", "[1.5]", "[null]", "{}", "{'a': 'x'}", "{'a': 1}", "{'a': null}",
			"{'a': 1, 'b': 2}", "{'b': 1}", "{'b': 'x'}", "{'a': 'x', 'b': 1}");

	private final JsonSchemaValidator validator = McpJsonDefaults.getSchemaValidator();

	@Test
	void whatIsNotBreakingAllowsTheSameValues() {
		List<String> mistakes = new ArrayList<>();
		for (String before : SCHEMAS) {
			List<String> sent = allowed(before);
			for (String after : SCHEMAS) {
				List<String> lost = new ArrayList<>(sent);
				lost.removeAll(allowed(after));
				boolean input = isBreaking(Contracts.withInput(argument(before)), Contracts.withInput(argument(after)));
				boolean output = isBreaking(Contracts.withOutput(argument(after)),
						Contracts.withOutput(argument(before)));
				if (!lost.isEmpty() && !input && !isGrowth(before, after)) {
					mistakes.add("sent: %s -> %s: %s".formatted(before, after, lost));
				}
				if (!lost.isEmpty() && !output && !isGrowth(before, after)) {
					mistakes.add("received: %s -> %s: %s".formatted(after, before, lost));
				}
			}
		}

		assertThat(mistakes).isEmpty();
	}

	@Test
	void whatIsBreakingAllowsOtherValuesButForAListOfFalseAlarms() throws IOException {
		List<String> alarms = new ArrayList<>();
		for (String before : SCHEMAS) {
			for (String after : SCHEMAS) {
				boolean breaking = isBreaking(Contracts.withInput(argument(before)),
						Contracts.withInput(argument(after)));
				if (breaking && allowed(after).containsAll(allowed(before))) {
					alarms.add(before + " -> " + after);
				}
			}
		}

		assertThat(alarms).containsExactlyInAnyOrderElementsOf(knownAlarms());
	}

	private static List<String> knownAlarms() throws IOException {
		return new ClassPathResource("contracts/false-alarms.txt").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.startsWith("#") && !line.isBlank())
			.toList();
	}

	// Where a property of another name was allowed before and its type was not said.
	private static boolean isGrowth(String before, String after) {
		return Stream.of("'a'", "'b'").anyMatch((name) -> after.contains("'properties'") && !before.contains(name));
	}

	private static boolean isBreaking(McpServerContract before, McpServerContract after) {
		return after.differencesFrom(before).stream().anyMatch((found) -> found.impact() == Impact.BREAKING);
	}

	private List<String> allowed(String schema) {
		Map<String, Object> object = Json.map(Json.read(argument(schema).replace('\'', '"')));
		return VALUES.stream()
			.filter((value) -> this.validator
				.validate(object, Json.read("{'value': %s}".formatted(value).replace('\'', '"')))
				.valid())
			.toList();
	}

	private static String argument(String schema) {
		return "{'type': 'object', 'required': ['value'], 'properties': {'value': %s}}".formatted(schema);
	}

}
