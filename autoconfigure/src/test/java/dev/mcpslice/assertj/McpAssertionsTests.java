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

package dev.mcpslice.assertj;

import java.util.List;
import java.util.Map;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ListPromptsResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourceTemplatesResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

import static dev.mcpslice.assertj.McpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link McpAssertions} and what they lead to, mostly for their failures.
 */
class McpAssertionsTests {

	private static final Tool TOOL = Tool.builder("weather", Map.of("type", "object"))
		.outputSchema(Map.of("type", "object", "required", List.of("city")))
		.build();

	@Test
	void toolSucceedsOrNot() {
		assertThat(text("42")).isSuccessful();
		assertThat(error("Oh")).isError();

		failure(() -> assertThat(error("Oh")).as("my tool").isSuccessful())
			.withMessageStartingWith("[my tool] Expected the tool to succeed, but it reported an error:")
			.withMessageContaining("Oh");
		failure(() -> assertThat(text("42")).isError())
			.withMessageStartingWith("Expected the tool to report an error, but it succeeded:");
		failure(() -> assertThat((CallToolResult) null).isSuccessful()).withMessageContaining("not to be null");
	}

	@Test
	void textIsOne() {
		assertThat(text("42")).text().isEqualTo("42");

		failure(() -> assertThat(text("42")).as("my tool").text().isEqualTo("43"))
			.withMessageContaining("[my tool\ntext]");
		failure(() -> assertThat(CallToolResult.builder().build()).text())
			.withMessageContaining("Expected exactly one text, but there are 0 in");
		failure(() -> assertThat(CallToolResult.builder().addTextContent("a").addTextContent("b").build()).text())
			.withMessageContaining("but there are 2 in")
			.withMessageContaining("\"type\":\"text\"");
	}

	@Test
	void imageIsBase64() {
		failure(() -> assertThat(
				CallToolResult.builder().addContent(ImageContent.builder("§", "image/png").build()).build())
			.image()).withMessageContaining("The image's data is not Base64: ");
	}

	@Test
	void structuredContentIsThereOrNot() {
		assertThat(text("42")).hasNoStructuredContent();

		failure(() -> assertThat(text("42")).structured())
			.withMessageContaining("Expected structured content, but there is none in");
		failure(() -> assertThat(structured(Map.of("city", "Ур"))).hasNoStructuredContent())
			.withMessageContaining("{\"city\":\"Ур\"}");
		failure(() -> assertThat(structured(Map.of("city", "Ур"))).structured("$.town"))
			.withMessageContaining("$.town");
		failure(() -> assertThat(structured(Map.of("city", "Ур"))).structured("$.city").isEqualTo("Ниневия"))
			.withMessageContaining("structured content at $.city");
	}

	@Test
	void structuredContentIsAnObjectOfATypeOrNot() {
		assertThat(structured(Map.of("city", "Ур"))).structured(Place.class).isEqualTo(new Place("Ур"));

		failure(() -> assertThat(structured(Map.of("city", Map.of()))).structured(Place.class))
			.withMessageContaining("The structured content cannot be read as " + Place.class.getName())
			.withMessageContaining("{\"city\":{}}");
	}

	@Test
	void structuredContentMatchesOrNot() {
		assertThat(structured(Map.of("city", "Ур"))).matchesOutputSchemaOf(TOOL);
		assertThat(text("42")).matchesOutputSchemaOf(Tool.builder("free", Map.of("type", "object")).build());

		failure(() -> assertThat(structured(Map.of("town", "Ур"))).matchesOutputSchemaOf(TOOL))
			.withMessageContaining("The structured content does not match the output schema of the tool 'weather': ")
			.withMessageContaining("Structured content: {\"town\":\"Ур\"}")
			.withMessageContaining("Output schema: {");
		failure(() -> assertThat(text("42")).matchesOutputSchemaOf(TOOL))
			.withMessageContaining("The tool 'weather' has an output schema, so that its result needs structured");
	}

	@Test
	void metaIsEmptyWhenItIsMissing() {
		assertThat(text("42")).meta().isEmpty();
		assertThat(CallToolResult.builder().addTextContent("").meta(Map.of("a", 1)).build()).meta()
			.containsEntry("a", 1);
	}

	@Test
	void resourceIsText() {
		ReadResourceResult resource = resource("{\"a\": [1, 2]}");

		assertThat(resource).hasUri("a://b").hasMimeType("application/json").json("$.a[1]").isEqualTo(2);
		assertThat(resource).text().startsWith("{");
		failure(() -> assertThat(resource).hasUri("a://c")).withMessageContaining("[uri]");
		failure(() -> assertThat(resource).hasMimeType("text/plain")).withMessageContaining("[MIME type]");
		failure(() -> assertThat(resource).bytes()).withMessageContaining("Expected binary contents, but they are");
		failure(() -> assertThat(resource("{")).json()).withMessageContaining("Expected JSON, but the text is");
		failure(() -> assertThat(ReadResourceResult.builder(List.of()).build()).text())
			.withMessageContaining("Expected exactly one item of contents, but there are 0 in");
	}

	@Test
	void resourceIsBytes() {
		ReadResourceResult resource = ReadResourceResult
			.builder(List.of(BlobResourceContents.builder("a://b", "AQI=").build()))
			.build();

		assertThat(resource).bytes().containsExactly(1, 2);
		failure(() -> assertThat(resource).text()).withMessageContaining("Expected text, but the contents are");
	}

	@Test
	void promptHasMessages() {
		GetPromptResult prompt = GetPromptResult.builder(List.of(message("hi"))).build();

		assertThat(prompt).hasRole(Role.USER).text().isEqualTo("hi");
		assertThat(prompt).description().isNull();
		failure(() -> assertThat(prompt).hasRole(Role.ASSISTANT)).withMessageContaining("[role]");
		failure(() -> assertThat(GetPromptResult.builder(List.of(message("hi"), message("ho"))).build()).text())
			.withMessageContaining("Expected exactly one message with text, but there are 2 in");
	}

	@Test
	void completionHasMoreOrNot() {
		assertThat(completion(true)).hasMore().hasTotal(3).values().containsExactly("a");
		assertThat(completion(null)).hasNoMore();
		failure(() -> assertThat(completion(false)).hasMore()).withMessageContaining("[hasMore]");
		failure(() -> assertThat(completion(true)).hasNoMore()).withMessageContaining("[hasMore]");
		failure(() -> assertThat(completion(true)).hasTotal(4)).withMessageContaining("[total]");
	}

	@Test
	void serverSaysWhatItIs() {
		InitializeResult server = InitializeResult
			.builder("2025-11-25", ServerCapabilities.builder().build(), Implementation.builder("shop", "2").build())
			.build();

		assertThat(server).hasName("shop").hasVersion("2").hasProtocolVersion("2025-11-25");
		failure(() -> assertThat(server).hasName("ship")).withMessageContaining("[name]");
		failure(() -> assertThat(server).hasVersion("1")).withMessageContaining("[version]");
		failure(() -> assertThat(server).hasProtocolVersion("1999")).withMessageContaining("[protocol version]");
	}

	@Test
	void toolHasAnOutputSchemaOrNot() {
		assertThat(TOOL).outputSchema("$.required").asArray().containsExactly("city");
		assertThat(TOOL).inputSchema().isStrictlyEqualTo("{\"type\": \"object\"}");
		failure(() -> assertThat(Tool.builder("free", Map.of("type", "object")).build()).outputSchema())
			.withMessageContaining("Expected the tool 'free' to have an output schema, but it has none");
	}

	@Test
	void listsAreLists() {
		assertThat(ListToolsResult.builder(List.of(TOOL)).build()).hasSize(1);
		assertThat(ListResourcesResult.builder(List.of()).build()).isEmpty();
		assertThat(ListResourceTemplatesResult.builder(List.of()).build()).isEmpty();
		assertThat(ListPromptsResult.builder(List.of()).build()).isEmpty();
		assertThat((ListToolsResult) null).isNull();
		assertThat((ListResourcesResult) null).isNull();
		assertThat((ListResourceTemplatesResult) null).isNull();
		assertThat((ListPromptsResult) null).isNull();
	}

	@Test
	void errorHasCodeAndData() {
		McpError error = McpError.builder(-32002).message("Not found").data(Map.of("uri", "a://b")).build();

		assertThat(error).hasCode(-32002).hasMessage("Not found").data("$.uri").isEqualTo("a://b");
		assertThat(error).data().isEqualTo(Map.of("uri", "a://b"));
		failure(() -> assertThat(error).as("reading").hasCode(-1))
			.withMessageContaining("[reading] Expected a JSON-RPC error with code -1, but the code is -32002:");
		failure(() -> assertThat(error).as("reading").data("$.uri").isEqualTo("a://c"))
			.withMessageContaining("reading\ndata at $.uri");
		failure(() -> assertThat(error).data("$.url")).withMessageContaining("$.url");
		failure(() -> assertThat(McpError.builder(-1).message("none").build()).data("$.uri"))
			.withMessageContaining("data at $.uri");
	}

	@Test
	void requestsOfTheServerAreAsserted() {
		assertThat(CreateMessageRequest
			.builder(List.of(SamplingMessage.builder(Role.USER, TextContent.builder("hi").build()).build()), 5)
			.build()).hasMaxTokens(5).text().isEqualTo("hi");
		assertThat(ElicitFormRequest.builder("Name?", Map.of("type", "object")).build()).message().isEqualTo("Name?");
		assertThat(ElicitUrlRequest.builder("Pay", "https://pay.example", "7").build()).url()
			.isEqualTo("https://pay.example");
	}

	private static CallToolResult text(String text) {
		return CallToolResult.builder().addTextContent(text).build();
	}

	private static CallToolResult error(String text) {
		return CallToolResult.builder().addTextContent(text).isError(true).build();
	}

	private static CallToolResult structured(Map<String, Object> content) {
		return CallToolResult.builder().structuredContent(content).build();
	}

	private static ReadResourceResult resource(String text) {
		return ReadResourceResult
			.builder(List.of(TextResourceContents.builder("a://b", text).mimeType("application/json").build()))
			.build();
	}

	private static PromptMessage message(String text) {
		return PromptMessage.builder(Role.USER, TextContent.builder(text).build()).build();
	}

	private static CompleteResult completion(Boolean hasMore) {
		return new CompleteResult(new CompleteCompletion(List.of("a"), 3, hasMore));
	}

	private ThrowableAssertAlternative<AssertionError> failure(ThrowingCallable action) {
		return assertThatExceptionOfType(AssertionError.class).isThrownBy(action);
	}

	/**
	 * A place.
	 */
	record Place(String city) {

	}

}
