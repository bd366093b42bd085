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

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.AudioContent;
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
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link McpSoftAssertions}, and for the assertions in those of AssertJ.
 */
class McpSoftAssertionsTests {

	private static final String BYTES = Base64.getEncoder().encodeToString(new byte[] { 1, 2 });

	private static final CallToolResult RESULT = CallToolResult.builder()
		.addTextContent("42")
		.addContent(ImageContent.builder(BYTES, "image/png").build())
		.addContent(AudioContent.builder(BYTES, "audio/wav").build())
		.structuredContent(Map.of("city", "Ur"))
		.build();

	private static final ReadResourceResult TEXT = ReadResourceResult
		.builder(List.of(TextResourceContents.builder("a://b", "{\"city\": \"Ur\"}").build()))
		.build();

	private static final ReadResourceResult BLOB = ReadResourceResult
		.builder(List.of(BlobResourceContents.builder("a://b", BYTES).build()))
		.build();

	private static final GetPromptResult PROMPT = GetPromptResult
		.builder(List.of(PromptMessage.builder(Role.USER, TextContent.builder("hi").build()).build()))
		.build();

	private static final CompleteResult COMPLETION = new CompleteResult(new CompleteCompletion(List.of("a"), 3, false));

	private static final InitializeResult SERVER = InitializeResult
		.builder("2025-11-25", ServerCapabilities.builder().build(), Implementation.builder("shop", "2").build())
		.build();

	private static final Tool TOOL = Tool.builder("weather", Map.of("type", "object"))
		.annotations(ToolAnnotations.builder().build())
		.build();

	private static final McpError ERROR = McpError.builder(-1).message("Oh").data("why").build();

	private static final CreateMessageRequest SAMPLING = CreateMessageRequest
		.builder(List.of(SamplingMessage.builder(Role.USER, TextContent.builder("hi").build()).build()), 5)
		.build();

	private static final ElicitFormRequest FORM = ElicitFormRequest.builder("Name?", Map.of("type", "object")).build();

	private static final ElicitUrlRequest URL = ElicitUrlRequest.builder("Pay", "https://pay.example", "7").build();

	private final McpSoftAssertions softly = new McpSoftAssertions();

	static Stream<Named<Consumer<McpSoftAssertions>>> failingAssertions() {
		return Stream.of(Named.of("tool", (softly) -> softly.assertThat(RESULT).isError()),
				Named.of("output schema", (softly) -> softly.assertThat(RESULT).hasNoStructuredContent()),
				Named.of("resource", (softly) -> softly.assertThat(TEXT).hasUri("a://c")),
				Named.of("MIME type", (softly) -> softly.assertThat(TEXT).hasMimeType("a/b")),
				Named.of("prompt", (softly) -> softly.assertThat(PROMPT).hasRole(Role.ASSISTANT)),
				Named.of("completion", (softly) -> softly.assertThat(COMPLETION).hasMore()),
				Named.of("total", (softly) -> softly.assertThat(COMPLETION).hasTotal(4)),
				Named.of("name", (softly) -> softly.assertThat(SERVER).hasName("ship")),
				Named.of("code", (softly) -> softly.assertThat(ERROR).hasCode(2)),
				Named.of("tokens", (softly) -> softly.assertThat(SAMPLING).hasMaxTokens(6)),
				Named.of("nothing", (softly) -> softly.assertThat((CallToolResult) null).isSuccessful()));
	}

	static Stream<Named<Consumer<McpSoftAssertions>>> failingParts() {
		return Stream.of(part("contents", (softly) -> softly.assertThat(RESULT).contents()),
				part("text", (softly) -> softly.assertThat(RESULT).text()),
				part("texts", (softly) -> softly.assertThat(RESULT).texts()),
				part("image", (softly) -> softly.assertThat(RESULT).image()),
				part("images", (softly) -> softly.assertThat(RESULT).images()),
				part("audio", (softly) -> softly.assertThat(RESULT).audio()),
				part("audios", (softly) -> softly.assertThat(RESULT).audios()),
				part("links", (softly) -> softly.assertThat(RESULT).resourceLinks()),
				part("embedded", (softly) -> softly.assertThat(RESULT).embeddedResources()),
				part("object", (softly) -> softly.assertThat(RESULT).structured(Map.class)),
				part("meta", (softly) -> softly.assertThat(RESULT).meta()),
				part("resource's contents", (softly) -> softly.assertThat(TEXT).contents()),
				part("resource's text", (softly) -> softly.assertThat(TEXT).text()),
				part("resource's object", (softly) -> softly.assertThat(TEXT).json(Map.class)),
				part("resource's meta", (softly) -> softly.assertThat(TEXT).meta()),
				part("resource's bytes", (softly) -> softly.assertThat(BLOB).bytes()),
				part("description", (softly) -> softly.assertThat(PROMPT).description()),
				part("messages", (softly) -> softly.assertThat(PROMPT).messages()),
				part("message's text", (softly) -> softly.assertThat(PROMPT).text()),
				part("messages' texts", (softly) -> softly.assertThat(PROMPT).texts()),
				part("prompt's meta", (softly) -> softly.assertThat(PROMPT).meta()),
				part("values", (softly) -> softly.assertThat(COMPLETION).values()),
				part("instructions", (softly) -> softly.assertThat(SERVER).instructions()),
				part("capabilities", (softly) -> softly.assertThat(SERVER).capabilities()),
				part("title", (softly) -> softly.assertThat(TOOL).title()),
				part("tool's description", (softly) -> softly.assertThat(TOOL).description()),
				part("annotations", (softly) -> softly.assertThat(TOOL).annotations()),
				part("tool's meta", (softly) -> softly.assertThat(TOOL).meta()),
				part("data", (softly) -> softly.assertThat(ERROR).data()),
				part("sampled messages", (softly) -> softly.assertThat(SAMPLING).messages()),
				part("sampled text", (softly) -> softly.assertThat(SAMPLING).text()),
				part("system prompt", (softly) -> softly.assertThat(SAMPLING).systemPrompt()),
				part("form's message", (softly) -> softly.assertThat(FORM).message()),
				part("URL's message", (softly) -> softly.assertThat(URL).message()),
				part("URL", (softly) -> softly.assertThat(URL).url()),
				part("elicitation", (softly) -> softly.assertThat(URL).elicitationId()));
	}

	private static Named<Consumer<McpSoftAssertions>> part(String name,
			Function<McpSoftAssertions, AbstractAssert<?, ?>> leads) {
		return Named.of(name, (softly) -> leads.apply(softly).matches((actual) -> false, "something else"));
	}

	@ParameterizedTest
	@MethodSource("failingAssertions")
	void failuresAreCollected(Consumer<McpSoftAssertions> failing) {
		failing.accept(this.softly);

		assertThat(this.softly.errorsCollected()).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("failingParts")
	void failuresOfPartsAreCollected(Consumer<McpSoftAssertions> failing) {
		failing.accept(this.softly);

		assertThat(this.softly.errorsCollected()).singleElement()
			.extracting(Throwable::getMessage)
			.asString()
			.contains("something else");
	}

	@Test
	void failuresAreToldTogether() {
		this.softly.assertThat(RESULT).as("my tool").isError().text().isEqualTo("43");
		this.softly.check(() -> McpAssertions.assertThat(RESULT).structured("$.city").isEqualTo("Nineveh"));

		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.softly::assertAll)
			.withMessageContaining("[my tool] Expected the tool to report an error, but it succeeded:")
			.withMessageContaining("[my tool\ntext]")
			.withMessageContaining("structured content at $.city");
	}

	@Test
	void whatIsMissingLeadsNowhere() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.softly.assertThat(CallToolResult.builder().build()).as("my tool").text())
			.withMessageContaining("[my tool] Expected exactly one text, but there are 0 in");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.softly.assertThat((CallToolResult) null).as("my tool").text())
			.withMessageContaining("[my tool]")
			.withMessageContaining("not to be null");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.softly.assertThat((McpError) null).as("my error").data())
			.withMessageContaining("[my error]")
			.withMessageContaining("not to be null");
	}

	@Test
	void assertJsOwnTakeThem() {
		SoftAssertions standard = new SoftAssertions();

		standard.proxy(CallToolResultAssert.class, CallToolResult.class, RESULT).isError();
		standard
			.proxy(HttpErrorAssert.class, ResponseEntity.class,
					ResponseEntity.status(HttpStatus.UNAUTHORIZED).body("token?"))
			.body()
			.isEqualTo("token!");

		assertThat(standard.errorsCollected()).hasSize(2);
	}

}
