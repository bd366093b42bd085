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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.mcpslice.assertj.McpAssertions;
import dev.mcpslice.assertj.McpSoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link McpServerContractAssert}.
 */
class McpServerContractAssertTests {

	private final Map<String, String> properties = new HashMap<>();

	private final Map<String, String> environment = new HashMap<>();

	@TempDir
	private Path directory;

	private McpServerContractAssert assertThatContract(McpServerContract contract) {
		return new McpServerContractAssert(contract, new ContractFiles(this.properties::get, this.environment::get));
	}

	private Path file() {
		return this.directory.resolve("contracts/shop.json");
	}

	private Path written() {
		Contracts.shop().writeTo(file());
		return file();
	}

	private static ThrowableAssertAlternative<AssertionError> fails(ThrowingCallable code) {
		return assertThatExceptionOfType(AssertionError.class).isThrownBy(code);
	}

	@Test
	void passesWhileNothingDiffers() {
		assertThatContract(Contracts.shop()).isAsIn(written())
			.isCompatibleWith(file())
			.hasTokensGrownByAtMost(0, file())
			.hasAtMostTokens(78)
			.hasNoFindings();
	}

	@Test
	void isFoundByTheEntryPointsThatTestsHaveAlready() {
		McpServerContract contract = Contracts.shop();

		assertThat(contract).hasNoFindings();
		McpAssertions.assertThat(contract).hasNoFindings();
		McpSoftAssertions softly = new McpSoftAssertions();
		softly.assertThat(contract).hasAtMostTokens(1).hasAtMostTokens(2).hasNoFindings();
		assertThat(softly.assertionErrorsCollected()).hasSize(2);
		fails(() -> McpAssertions.assertThat((McpServerContract) null).hasNoFindings());
	}

	@Test
	void readsFilesOfTheTestResources() {
		assertThatContract(Contracts.shop()).isAsIn("contracts/shop.json")
			.isCompatibleWith("contracts/shop.json")
			.hasTokensGrownByAtMost(0, "contracts/shop.json");
	}

	@Test
	void listsDifferencesTheWorstFirst() {
		McpServerContract changed = Contracts.parse(Contracts.SHOP.replace("'query'", "'text'")
			.replace("'maximum': 10", "'maximum': 20")
			.replace("Finds books.", "Finds any book."));

		fails(() -> assertThatContract(changed).isAsIn(written())).withMessage("""
				Expected the contract of 'shop' to be as in %s, but it differs: 1 breaking, 1 compatible, 1 text

				breaking: tool 'search_books': argument 'query' is called 'text' now
				  in  $.tools[?(@.name=='search_books')].inputSchema.properties.query
				  was {"query":{"description":"What to look for.","type":"string"}}
				  is  {"text":{"description":"What to look for.","type":"string"}}

				compatible: tool 'search_books': argument 'limit' takes more: maximum
				  in  $.tools[?(@.name=='search_books')].inputSchema.properties.limit.maximum
				  was 10
				  is  20

				text: tool 'search_books': has another description
				  in  $.tools[?(@.name=='search_books')].description
				  was "Finds books."
				  is  "Finds any book."

				If this is meant, write the file with -Dmcpslice.contract.update=true. \
				See https://github.com/mcpslice/mcpslice/blob/main/docs/troubleshooting.md#contract""", file());
	}

	@Test
	void keepsTheDescriptionOfTheTest() {
		fails(() -> assertThatContract(Contracts.shop("'query'", "'text'")).as("the shop").isAsIn(written()))
			.withMessageStartingWith("[the shop] ");
	}

	@Test
	void allowsGrowthWhereItHasToBeCompatible() {
		Path file = written();
		McpServerContract grown = Contracts
			.parse(Contracts.SHOP.replace("'maximum': 10", "'maximum': 20").replace("Finds books.", "Finds any book."));

		assertThatContract(grown).isCompatibleWith(file);
		fails(() -> assertThatContract(Contracts.shop("'query'", "'text'")).isCompatibleWith(file))
			.withMessageStartingWith("Expected the contract of 'shop' to be compatible with")
			.withMessageContaining("it differs: 1 breaking\n");
	}

	@Test
	void leavesOutDescriptions() {
		Path file = written();
		McpServerContract worded = Contracts.shop("Finds books.", "Finds any book.");

		assertThatContract(worded).ignoringDescriptions().isAsIn(file);
		fails(() -> assertThatContract(worded).isAsIn(file));
		fails(() -> assertThatContract(Contracts.shop("'query'", "'text'")).ignoringDescriptions().isAsIn(file));
	}

	@Test
	void saysHowToMakeAMissingFile() {
		fails(() -> assertThatContract(Contracts.shop()).isAsIn(file())).withMessage("""
				There is no contract of 'shop' yet: %s does not exist. To write it, run the test with

					-Dmcpslice.contract.update=true

				(with Gradle: MCPSLICE_CONTRACT_UPDATE=true in the environment), read the file, and commit it. \
				See https://github.com/mcpslice/mcpslice/blob/main/docs/troubleshooting.md#contract""", file());
		fails(() -> assertThatContract(Contracts.shop()).isCompatibleWith(file()));
		fails(() -> assertThatContract(Contracts.shop()).hasTokensGrownByAtMost(1, file()));
		assertThat(file()).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource({ "true, ", "true, ''", "TRUE, false", "force, true" })
	void writesTheFileWhenToldTo(String update, String ci) {
		this.properties.put("mcpslice.contract.update", update);
		this.environment.put("CI", ci);

		assertThatContract(Contracts.shop()).isAsIn(file());

		assertThat(McpServerContract.readFrom(file())).isEqualTo(Contracts.shop());
	}

	@Test
	void writesTheFileWhenTheEnvironmentSaysSo() {
		this.environment.put("MCPSLICE_CONTRACT_UPDATE", "true");

		assertThatContract(Contracts.shop("'query'", "'text'")).isCompatibleWith(written());

		assertThat(McpServerContract.readFrom(file())).isEqualTo(Contracts.shop("'query'", "'text'"));
	}

	@Test
	void leavesAFileThatMeansTheSameAsItIs() throws IOException {
		this.properties.put("mcpslice.contract.update", "true");
		Files.createDirectories(file().getParent());
		String ownForm = Contracts.SHOP.replace('\'', '"');
		Files.writeString(file(), ownForm);

		assertThatContract(Contracts.shop()).isAsIn(file());

		assertThat(file()).content().isEqualTo(ownForm);
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "1", "github" })
	void refusesToWriteInContinuousIntegration(String ci) {
		this.properties.put("mcpslice.contract.update", "true");
		this.environment.put("CI", ci);

		fails(() -> assertThatContract(Contracts.shop()).isAsIn(file()))
			.withMessageContaining("is not written: the variable CI is set")
			.withMessageContaining("mcpslice.contract.update=force");
		assertThat(file()).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "", " " })
	void writesNothingOtherwise(String update) {
		this.properties.put("mcpslice.contract.update", update);

		fails(() -> assertThatContract(Contracts.shop("'query'", "'text'")).isAsIn(written()));
		assertThat(McpServerContract.readFrom(file())).isEqualTo(Contracts.shop());
	}

	@Test
	void refusesValuesThatItDoesNotKnow() {
		this.properties.put("mcpslice.contract.update", "yes");

		assertThatIllegalArgumentException().isThrownBy(() -> assertThatContract(Contracts.shop()).isAsIn(file()))
			.withMessage("mcpslice.contract.update is 'yes', but may be true, false or force.");
	}

	@Test
	void listsWhatToolsCostTheCostliestFirst() {
		fails(() -> assertThatContract(Contracts.shop()).hasAtMostTokens(77)).withMessage("""
				Expected the tools of the contract of 'shop' to cost at most 77 tokens, but they cost 78:

				tokens  description  arguments  tool
				    54            4         41  search_books
				    24            5          9  reserve_copy
				    78  all

				See https://github.com/mcpslice/mcpslice/blob/main/docs/troubleshooting.md#tokens""");
	}

	@Test
	void listsWhatHasGrown() {
		McpServerContract grown = Contracts.parse(Contracts.SHOP
			.replace("Finds books.",
					"Finds books by a piece of their title or of their author's name.".replace("'", ""))
			.replace("'name': 'reserve_copy'", "'name': 'reserve_one_copy'"));
		Path file = written();

		assertThatContract(grown).hasTokensGrownByAtMost(12, file);
		fails(() -> assertThatContract(grown).hasTokensGrownByAtMost(11, file)).withMessage("""
				Expected the tools of the contract of 'shop' to cost at most 11 tokens more than in %s, but they cost \
				12 more:

				  more  before   now  tool
				   +25       0    25  reserve_one_copy
				   +11      54    65  search_books
				   -24      24     0  reserve_copy
				   +12      78    90  all

				See https://github.com/mcpslice/mcpslice/blob/main/docs/troubleshooting.md#tokens""", file);
	}

	@Test
	void listsFindingsAndSaysHowToExceptThem() {
		McpServerContract contract = Contracts.shop("'limit': {'type': 'integer', 'description': 'How many.', ",
				"'limit': {'type': 'integer', ");

		fails(() -> assertThatContract(contract).hasNoFindings()).withMessage("""
				Expected no findings on the contract of 'shop', but there is one:

				undescribed-argument: the argument 'limit' of the tool 'search_books' has no description.
				  in  $.tools[?(@.name=='search_books')].inputSchema.properties.limit
				  see https://www.anthropic.com/engineering/writing-tools-for-agents

				What is meant to stay is excepted with its reason: \
				hasNoFindings((lint) -> lint.except(LintRule.UNDESCRIBED_ARGUMENT, "search_books", "...")). \
				See https://github.com/mcpslice/mcpslice/blob/main/docs/troubleshooting.md#lint""");
		assertThatContract(contract)
			.hasNoFindings((lint) -> lint.except(LintRule.UNDESCRIBED_ARGUMENT, "search_books", "its name says it"));
	}

	@Test
	void countsFindings() {
		fails(() -> assertThatContract(Contracts.tool("a b", "{}")).hasNoFindings())
			.withMessageContaining("but there are 2:");
	}

}
