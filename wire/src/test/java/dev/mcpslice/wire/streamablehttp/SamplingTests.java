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

package dev.mcpslice.wire.streamablehttp;

import java.util.concurrent.CompletableFuture;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.WireTests;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static dev.mcpslice.assertj.McpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A tool that has the client's model write.
 */
@Import(SamplingTests.Poet.class)
@Tag("platform")
class SamplingTests extends WireTests {

	@Test
	@Scenario("A32")
	void asksTheHandlerOfTheClientForItsReply(@Autowired McpClientFactory clients) {
		CompletableFuture<CreateMessageRequest> prompt = new CompletableFuture<>();
		try (McpSyncClient client = clients
			.sync((spec) -> spec.capabilities(ClientCapabilities.builder().sampling().build()).sampling((request) -> {
				prompt.complete(request);
				return CreateMessageResult.builder(Role.ASSISTANT, "Roses are red", "a model").build();
			}))) {
			CallToolResult poem = client.callTool(CallToolRequest.builder("poem").build());

			assertThat(poem).isSuccessful().text().isEqualTo("a model: Roses are red");
			assertThat(prompt).succeedsWithin(EventStream.LIMIT)
				.satisfies((request) -> assertThat(request).text().isEqualTo("Write of roses"));
		}
	}

	/**
	 * Leaves the writing to others.
	 */
	static final class Poet {

		@McpTool(name = "poem")
		String poem(McpSyncRequestContext context) {
			CreateMessageResult reply = context.sample("Write of roses");
			return "%s: %s".formatted(reply.model(), ((TextContent) reply.content()).text());
		}

	}

}
