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

package dev.mcpslice.wire.unicode;

import java.util.Map;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.wire.Scenario;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.test.context.TestPropertySource;

/**
 * Text of all scripts arrives as it was sent.
 */
@Tag("platform")
class UnicodeTextTests {

	@Nested
	class OverStreamableHttp extends Scenarios {

		OverStreamableHttp() {
			super(McpTransport.STREAMABLE_HTTP);
		}

	}

	@Nested
	class OverSse extends Scenarios {

		OverSse() {
			super(McpTransport.SSE);
		}

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=STATELESS")
	class Stateless extends Scenarios {

		Stateless() {
			super(McpTransport.STATELESS);
		}

	}

	abstract static class Scenarios extends UnicodeScenarios {

		Scenarios(McpTransport transport) {
			super(transport);
		}

		@Test
		@Scenario("E01")
		void ofAToolsDescription() {
			this.mcp.tool("wave")
				.description()
				.satisfies((actual) -> assertSameCodePoints(actual, Polyglot.EMOJI_DESCRIPTION));
		}

		@ParameterizedTest
		@FieldSource("dev.mcpslice.wire.unicode.Texts#TEXTS")
		@Scenario("E02")
		void thatAToolEchoes(String text) {
			echoes(text);
		}

		@Test
		@Scenario("E03")
		void ofAPrompt() {
			this.mcp.listPrompts()
				.isSuccessful()
				.filteredOn((prompt) -> prompt.name().equals("layer"))
				.extracting(Prompt::description)
				.containsExactly(Polyglot.CYRILLIC_DESCRIPTION);
			this.mcp.getPrompt(GetPromptRequest.builder("layer").arguments(Map.of("слой", "ё")).build())
				.isSuccessful()
				.text()
				.satisfies((actual) -> assertSameCodePoints(actual, Polyglot.MIXED_MESSAGE + "ё"));
		}

		@ParameterizedTest
		@FieldSource("dev.mcpslice.wire.unicode.Texts#DIFFICULT")
		@Scenario("E04")
		void thatParsersStumbleOver(String text) {
			echoes(text);
		}

		// Netty takes the high surrogate of a whole character that follows for a lone
		// one.
		@ParameterizedTest
		@CsvSource({ "\uD83D, ?", "\uDE00, ?", "a\uDE00\uD83Db, a??b", "\uD83D\uD83D\uDE00, ???" })
		@Scenario("E07")
		void hasAQuestionMarkForALoneSurrogate(String text, String came) {
			this.mcp.callTool("echo", Map.of("text", text))
				.isSuccessful()
				.text()
				.satisfies((actual) -> assertSameCodePoints(actual, "Echo: " + came));
		}

		private void echoes(String text) {
			this.mcp.callTool("echo", Map.of("text", text))
				.isSuccessful()
				.text()
				.satisfies((actual) -> assertSameCodePoints(actual, "Echo: " + text));
		}

	}

}
