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
import static org.assertj.core.api.Assertions.tuple;

/**
 * What differences of contracts do to clients, apart from those of schemas.
 */
class ContractComparisonTests {

	@Test
	void findsNothingInEqualContracts() {
		assertThat(Contracts.shop().differencesFrom(Contracts.shop())).isEmpty();
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/contracts/differences.csv", delimiterString = "~~", quoteCharacter = '^')
	void saysWhatADifferenceDoesToClients(String before, String after, String difference) {
		List<ContractDifference> differences = Contracts.shop(before, after).differencesFrom(Contracts.shop());

		assertThat(differences).extracting((found) -> found.impact() + ": " + found.description())
			.containsExactly(difference);
	}

	@Test
	void comparesArgumentsOfPrompts() {
		McpServerContract more = Contracts.shop("'required': true}",
				"'required': true}, {'name': 'y', 'required': true}");
		McpServerContract optional = Contracts.shop("'required': true}", "'required': false}");

		assertThat(more.differencesFrom(Contracts.shop()))
			.extracting(ContractDifference::impact, ContractDifference::description)
			.containsExactly(tuple(Impact.BREAKING, "prompt 'recommend': argument 'y' is new, and required"));
		assertThat(Contracts.shop().differencesFrom(more))
			.extracting(ContractDifference::impact, ContractDifference::description)
			.containsExactly(tuple(Impact.BREAKING, "prompt 'recommend': argument 'y' has been removed"));
		assertThat(Contracts.shop().differencesFrom(optional))
			.extracting(ContractDifference::impact, ContractDifference::description)
			.containsExactly(tuple(Impact.BREAKING, "prompt 'recommend': argument 'author' is required now"));
	}

	@Test
	void anOptionalArgumentOfAPromptIsGrowth() {
		McpServerContract grown = Contracts.shop("'required': true}", "'required': true}, {'name': 'year'}");

		assertThat(grown.differencesFrom(Contracts.shop())).singleElement().hasToString("""
				compatible: prompt 'recommend': argument 'year' is new
				  in  $.prompts[?(@.name=='recommend')].arguments[?(@.name=='year')]
				  was (absent)
				  is  {"name":"year"}""");
	}

	@Test
	void aToolThatIsGoneBreaksClientsAndANewOneDoesNot() {
		McpServerContract without = Contracts.parse("{'server': {'name': 'shop'}}");
		McpServerContract with = Contracts.tool("add", "{'type': 'object'}");

		assertThat(without.differencesFrom(with)).singleElement()
			.returns(Impact.BREAKING, ContractDifference::impact)
			.returns("tool 'add': has been removed", ContractDifference::description)
			.returns("$.tools[?(@.name=='add')]", ContractDifference::path);
		assertThat(with.differencesFrom(without)).singleElement()
			.returns(Impact.COMPATIBLE, ContractDifference::impact)
			.returns("tool 'add': is new", ContractDifference::description);
	}

	@Test
	void anOutputSchemaMayComeButNotGo() {
		McpServerContract without = Contracts.tool("tool", "{'type': 'object'}");
		McpServerContract with = Contracts.withOutput("{'type': 'object'}");

		assertThat(without.differencesFrom(with))
			.extracting(ContractDifference::impact, ContractDifference::description)
			.containsExactly(tuple(Impact.BREAKING, "tool 'tool': has no longer an outputSchema"));
		assertThat(with.differencesFrom(without)).extracting(ContractDifference::impact)
			.containsExactly(Impact.COMPATIBLE);
	}

	@Test
	void whatNoRuleKnowsIsBreakingWhenItChanges() {
		McpServerContract before = Contracts.shop("'title': 'Search'", "'unheardOf': 1");
		McpServerContract after = Contracts.shop("'title': 'Search'", "'unheardOf': 2");

		assertThat(after.differencesFrom(before)).extracting(ContractDifference::impact)
			.containsExactly(Impact.BREAKING);
	}

	@Test
	void theWorstIsFirst() {
		McpServerContract after = Contracts.parse(Contracts.SHOP.replace("Finds books.", "Finds.")
			.replace("'name': 'list'", "'name': 'all'")
			.replace("'query'", "'text'"));

		assertThat(after.differencesFrom(Contracts.shop())).extracting(ContractDifference::impact)
			.containsExactly(Impact.BREAKING, Impact.COMPATIBLE, Impact.TEXT);
	}

	@Test
	void printsBothValuesAndCutsLongOnes() {
		McpServerContract after = Contracts.shop("Finds books.", "x".repeat(1000));

		assertThat(after.differencesFrom(Contracts.shop())).singleElement()
			.asString()
			.contains("  was \"Finds books.\"", "  is  \"xxx", "x…")
			.hasSizeLessThan(600);
	}

	@Test
	void findsWhatIsWrittenDifferentlyAndMeansTheSame() {
		McpServerContract inline = Contracts
			.withInput("{'type': 'object', 'properties': {'a': {'type': 'string'}}, '$defs': {'x': {'enum': [1]}}}");
		McpServerContract referring = Contracts
			.withInput("{'type': 'object', 'properties': {'a': {'$ref': '#/$defs/s'}}, "
					+ "'$defs': {'s': {'type': 'string'}, 'x': {'enum': [1]}}}");
		McpServerContract other = Contracts
			.withInput("{'type': 'object', 'properties': {'a': {'type': 'string'}}, '$defs': {'x': {'enum': [2]}}}");

		assertThat(referring.differencesFrom(inline)).isNotEmpty()
			.allSatisfy((difference) -> assertThat(difference.impact()).isEqualTo(Impact.COMPATIBLE))
			.extracting(ContractDifference::path)
			.contains("$.tools[0].inputSchema.properties.a['$ref']");
		assertThat(other.differencesFrom(inline)).extracting(ContractDifference::description)
			.containsExactly("is written differently");
	}

	@Test
	void findsItBesideOtherWordingToo() {
		McpServerContract before = Contracts.withInput("{'title': 'a', '$defs': {'x': {'enum': [1]}}}");
		McpServerContract after = Contracts.withInput("{'title': 'b', '$defs': {'x': {'enum': [2]}}}");

		assertThat(after.differencesFrom(before)).extracting(ContractDifference::impact, ContractDifference::path)
			.containsExactly(tuple(Impact.COMPATIBLE, "$.tools[0].inputSchema['$defs'].x.enum[0]"),
					tuple(Impact.TEXT, "$.tools[?(@.name=='tool')].inputSchema.title"));
	}

	@Test
	void aToolThatMightBeSeveralOthersIsRemoved() {
		McpServerContract before = Contracts.tool("a", "{'type': 'object'}");
		McpServerContract after = Contracts.parse("""
				{'server': {'name': 'shop'}, 'tools': [
				 {'name': 'b', 'description': 'Does something.', 'inputSchema': {'type': 'object'}},
				 {'name': 'c', 'description': 'Does something.', 'inputSchema': {'type': 'object'}}]}""");

		assertThat(after.differencesFrom(before)).extracting(ContractDifference::description)
			.containsExactly("tool 'a': has been removed", "tool 'b': is new", "tool 'c': is new");
	}

}
