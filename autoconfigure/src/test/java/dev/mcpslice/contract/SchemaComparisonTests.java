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

import dev.mcpslice.contract.ContractDifference.Impact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What differences of schemas do to those who send values, and to those who receive them.
 */
class SchemaComparisonTests {

	@ParameterizedTest
	@CsvFileSource(resources = "/contracts/schemas.csv", delimiterString = "~~", quoteCharacter = '^')
	void judgesByTheDirection(String before, String after, String input, String output, String description) {
		List<ContractDifference> sent = input(before, after);
		List<ContractDifference> received = Contracts.withOutput(after).differencesFrom(Contracts.withOutput(before));

		assertThat(sent.get(0).impact()).as("input: %s", sent).hasToString(input);
		assertThat(received.get(0).impact()).as("output: %s", received).hasToString(output);
		assertThat(sent).extracting(ContractDifference::description)
			.anySatisfy((text) -> assertThat(text).contains(description));
	}

	private static List<ContractDifference> input(String before, String after) {
		return Contracts.withInput(after).differencesFrom(Contracts.withInput(before));
	}

	@Test
	void namesTheArgumentAndItsPath() {
		List<ContractDifference> differences = input(
				"{'properties': {'filter': {'properties': {'first-name': {'type': 'string'}}}}}",
				"{'properties': {'filter': {'properties': {'first-name': {'type': 'integer'}}}}}");

		assertThat(differences).singleElement().hasToString("""
				breaking: tool 'tool': argument 'filter.first-name' has another type
				  in  $.tools[?(@.name=='tool')].inputSchema.properties.filter.properties['first-name'].type
				  was "string"
				  is  "integer\"""");
	}

	@Test
	void namesElementsOfLists() {
		List<ContractDifference> differences = Contracts
			.withOutput("{'properties': {'books': {'items': {'properties': {'title': {'type': 'null'}}}}}}")
			.differencesFrom(Contracts
				.withOutput("{'properties': {'books': {'items': {'properties': {'title': {'type': 'string'}}}}}}"));

		assertThat(differences).extracting(ContractDifference::description)
			.containsExactly("tool 'tool': result field 'books[].title' has another type");
	}

	@Test
	void followsReferences() {
		List<ContractDifference> differences = input(
				"{'properties': {'a': {'$ref': '#/$defs/x', 'title': 'A'}}, '$defs': {'x': {'type': 'string'}}}",
				"{'properties': {'a': {'title': 'A', 'type': 'integer'}}}");

		assertThat(differences).extracting(ContractDifference::description)
			.containsExactly("tool 'tool': argument 'a' has another type");
	}

	@Test
	void comesToAnEndWithSchemasThatContainThemselves() {
		String node = "{'$ref': '#/$defs/node', '$defs': {'node': {'properties': {'next': {'$ref': '#/$defs/node'}, "
				+ "'value': {'type': '%s'}}}}}";

		assertThat(input(node.formatted("string"), node.formatted("integer")))
			.extracting(ContractDifference::description)
			.containsExactly("tool 'tool': argument 'value' has another type");
		assertThat(input("{'$ref': '#/$defs/a', '$defs': {'a': {'$ref': '#/$defs/a'}}}", "{'type': 'object'}"))
			.isNotEmpty();
	}

	@Test
	void aNewRequiredArgumentIsOneDifference() {
		assertThat(input("{'properties': {}}", "{'properties': {'a': {'type': 'string'}}, 'required': ['a']}"))
			.extracting(ContractDifference::description)
			.containsExactly("tool 'tool': argument 'a' is new, and required");
	}

	@Test
	void aRenamedRequiredArgumentIsOneDifference() {
		assertThat(input("{'properties': {'a': {'type': 'string'}}, 'required': ['a']}",
				"{'properties': {'b': {'type': 'string'}}, 'required': ['b']}"))
			.extracting(ContractDifference::description)
			.containsExactly("tool 'tool': argument 'a' is called 'b' now");
	}

	@Test
	void anArgumentThatMightBeSeveralOthersIsRemoved() {
		assertThat(input("{'properties': {'a': {}}}", "{'properties': {'b': {}, 'c': {}}}"))
			.extracting(ContractDifference::description)
			.containsExactly("tool 'tool': argument 'a' has been removed", "tool 'tool': argument 'b' is new",
					"tool 'tool': argument 'c' is new");
		assertThat(input("{'properties': {'a': {}, 'b': {}}}", "{'properties': {'c': {}}}"))
			.extracting(ContractDifference::impact)
			.containsExactly(Impact.BREAKING, Impact.BREAKING, Impact.COMPATIBLE);
	}

	@Test
	void ofAnotherTypeOnlyTheTypeAndTheWordsAreTold() {
		assertThat(input("{'properties': {'a': {'type': 'string', 'maxLength': 2, 'title': 'x'}}}",
				"{'properties': {'a': {'type': 'integer', 'title': 'y'}}}"))
			.extracting(ContractDifference::description)
			.containsExactly("tool 'tool': argument 'a' has another type",
					"tool 'tool': argument 'a' has another title");
	}

	@Test
	void theOrderOfSetsIsNoDifference() {
		assertThat(input("{'required': ['a', 'b'], 'enum': [1, 2.0, null], 'type': ['string', 'null']}",
				"{'type': ['null', 'string'], 'enum': [null, 2, 1], 'required': ['b', 'a']}"))
			.isEmpty();
		assertThat(input("{'default': ['a', 'b']}", "{'default': ['b', 'a']}")).hasSize(1);
	}

	@Test
	void aTypeThatValuesImplyIsWrittenDifferentlyAndMeansTheSame() {
		assertThat(input("{'enum': ['a', 1, 1.5, true, null, [], {}]}",
				"{'enum': ['a', 1, 1.5, true, null, [], {}], 'type': "
						+ "['array', 'boolean', 'null', 'number', 'object', 'string']}"))
			.extracting(ContractDifference::description)
			.containsExactly("is written differently");
	}

}
