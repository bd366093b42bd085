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

package dev.mcpslice.testclient;

import java.util.List;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpOperations;
import dev.mcpslice.client.McpTestClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a tool is given, and what its result is made of.
 */
@McpServerTest
class ToolCallsTests {

	@Test
	void takesAMapForArguments(McpTestClient mcp) {
		mcp.callTool("report", Map.of("city", "Αθήνα")).isSuccessful().structured("$.city").isEqualTo("Αθήνα");
	}

	@Test
	void takesARecordForArguments(McpTestClient mcp) {
		mcp.callTool("report", new Place("Αθήνα")).isSuccessful().structured("$.city").isEqualTo("Αθήνα");
	}

	@Test
	void takesNoArguments(McpTestClient mcp) {
		mcp.callTool("forecast").isSuccessful().text().isEqualTo("sunny");
	}

	@Test
	void takesARequestOfTheSdk(McpTestClient mcp) {
		mcp.callTool(CallToolRequest.builder("echo").arguments(Map.of("list", List.of(1, 2))).build())
			.isSuccessful()
			.structured("$.list")
			.asArray()
			.containsExactly(1, 2);
	}

	@Test
	void refusesArgumentsThatAreNoObject(McpTestClient mcp) {
		assertThatIllegalArgumentException().isThrownBy(() -> mcp.callTool("report", "Αθήνα"))
			.withMessage("The arguments of a tool must be a JSON object: a map, a record, or another object with "
					+ "properties. Given is java.lang.String: Αθήνα");
	}

	@Test
	void readsStructuredContentAsAnObject(McpTestClient mcp) {
		mcp.callTool("report", new Place("Αθήνα"))
			.isSuccessful()
			.structured(Report.class)
			.isEqualTo(new Report("Αθήνα", 22.5));
	}

	@Test
	void readsStructuredContentAsJson(McpTestClient mcp) {
		mcp.callTool("report", new Place("Αθήνα")).isSuccessful().structured().isStrictlyEqualTo("""
				{ "city": "Αθήνα", "temperature": 22.5 }""");
	}

	@Test
	void readsPartsOfStructuredContentAsObjects(McpTestClient mcp) {
		mcp.callTool("echo", Map.of("report", new Report("Αθήνα", 22.5)))
			.isSuccessful()
			.structured("$.report")
			.convertTo(Report.class)
			.isEqualTo(new Report("Αθήνα", 22.5));
	}

	@Test
	void readsContentOfAllKinds(McpTestClient mcp) {
		var result = mcp.callTool("forecast").isSuccessful();

		result.contents().hasSize(5);
		result.image().containsExactly(StationTools.MAP);
		result.images().extracting(ImageContent::mimeType).containsExactly("image/png");
		result.audio().containsExactly(StationTools.WIND);
		result.audios().hasSize(1);
		result.resourceLinks().extracting(ResourceLink::uri).containsExactly("station://mast");
		result.embeddedResources().extracting("resource.text").containsExactly("all quiet");
		result.hasNoStructuredContent();
	}

	@Test
	void readsSeveralTexts(McpTestClient mcp) {
		mcp.callTool("texts").isSuccessful().texts().containsExactly("cold", "and wet");
	}

	@Test
	void readsMeta(McpTestClient mcp) {
		mcp.callTool("forecast").isSuccessful().meta().containsEntry("source", "mast");
	}

	@Test
	void readsTheErrorOfATool(McpTestClient mcp) {
		mcp.callTool("storm").isError().text().isEqualTo("The mast is broken");
	}

	@Test
	void listsTools(McpTestClient mcp) {
		mcp.listTools().isSuccessful().extracting(Tool::name).contains("report", "forecast");
	}

	@Test
	void describesATool(McpTestClient mcp) {
		var tool = mcp.tool("report");

		tool.title().isEqualTo("Report");
		tool.description().isEqualTo("Tells the weather of a city");
		tool.inputSchema("$.required").asArray().containsExactly("city");
		tool.outputSchema("$.properties.temperature.type").isEqualTo("number");
		tool.annotations().extracting("readOnlyHint").isEqualTo(true);
		tool.meta().containsEntry("station", 7);
	}

	@Test
	void saysWhichToolsThereAreWhenOneIsMissing(McpTestClient mcp) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.tool("rapport"))
			.withMessageStartingWith("Expected a tool 'rapport', but the server has only these: report, ");
	}

	@Test
	void validatesArgumentsWhenAsked(McpTestClient mcp) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> mcp.with((call) -> call.validateArguments(true)).callTool("report", Map.of("city", 7)))
			.withMessageStartingWith(
					"The arguments do not match the input schema of the tool 'report', so that " + "nothing was sent: ")
			.withMessageContaining("Arguments: {\"city\":7}");
	}

	@Test
	void cannotValidateArgumentsOfAToolThatIsNotThere(McpTestClient mcp) {
		McpOperations strict = mcp.with((call) -> call.validateArguments(true));
		strict.callTool("forecast").isSuccessful();

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> strict.callTool("rapport"))
			.withMessageContaining("the server has no tool 'rapport', so that nothing was sent");
	}

	@Test
	void sendsArgumentsThatAreValid(McpTestClient mcp) {
		McpOperations strict = mcp.with((call) -> call.validateArguments(true));

		strict.callTool("report", new Place("Αθήνα")).isSuccessful();
		strict.callTool(CallToolRequest.builder("forecast").build()).isSuccessful();
	}

	/**
	 * Where to look.
	 */
	record Place(String city) {

	}

	/**
	 * What was seen.
	 */
	record Report(String city, double temperature) {

	}

}
