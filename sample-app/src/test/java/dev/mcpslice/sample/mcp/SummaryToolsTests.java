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

package dev.mcpslice.sample.mcp;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.TestBooks;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * A server that thinks with the client's head: the clients of these tests answer sampling
 * requests, with no model far and wide.
 */
@McpServerTest
class SummaryToolsTests {

	private static final CallToolRequest SUMMARIZE = CallToolRequest.builder("summarize_book")
		.arguments(Map.of("id", "palace-walk"))
		.build();

	@MockitoBean
	private BookRepository books;

	@Autowired
	private McpClientFactory clients;

	@BeforeEach
	void stockTheShelves() {
		given(this.books.findById("palace-walk")).willReturn(Optional.of(TestBooks.PALACE_WALK));
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void answersWithWhatTheClientsModelWrites(McpTransport transport) {
		CallToolResult result;
		try (McpSyncClient mcp = reader(this.clients.over(transport), (request) -> written("A family in Cairo."))) {
			result = mcp.callTool(SUMMARIZE);
		}

		assertThat(result.isError()).isFalse();
		assertThat(ResultText.of(result)).isEqualTo("A family in Cairo.");
	}

	@Test
	void asksTheModelForTheBook() {
		AtomicReference<CreateMessageRequest> asked = new AtomicReference<>();

		try (McpSyncClient mcp = reader(this.clients, (request) -> {
			asked.set(request);
			return written("A family in Cairo.");
		})) {
			mcp.callTool(SUMMARIZE);
		}

		assertThat(asked.get().messages()).singleElement()
			.extracting("content.text")
			.isEqualTo("Summarize 'بين القصرين' by نجيب محفوظ (1956) in three sentences.");
	}

	@Test
	void forbidsTheModelToGiveTheEndAway() {
		AtomicReference<CreateMessageRequest> asked = new AtomicReference<>();

		try (McpSyncClient mcp = reader(this.clients, (request) -> {
			asked.set(request);
			return written("A family in Cairo.");
		})) {
			mcp.callTool(SUMMARIZE);
		}

		assertThat(asked.get().systemPrompt()).contains("Never give away how a book ends");
	}

	@Test
	void saysSoWhenTheModelPaintsInsteadOfWriting() {
		ImageContent image = ImageContent.builder("iVBORw0KGgo=", "image/png").build();

		CallToolResult result;
		try (McpSyncClient mcp = reader(this.clients,
				(request) -> CreateMessageResult.builder(Role.ASSISTANT, image, "painter").build())) {
			result = mcp.callTool(SUMMARIZE);
		}

		assertThat(result.isError()).isTrue();
		assertThat(ResultText.of(result)).contains("'painter' answered with something else than text: image");
	}

	@Test
	void saysWhatAClientLacksThatHasNoModel(McpSyncClient mcp) {
		CallToolResult result = mcp.callTool(SUMMARIZE);

		assertThat(result.isError()).isTrue();
		assertThat(ResultText.of(result)).contains("summarize_book needs a client with the capability 'sampling'");
	}

	private McpSyncClient reader(McpClientFactory clients, Function<CreateMessageRequest, CreateMessageResult> model) {
		return clients.sync((spec) -> spec.sampling(model));
	}

	private CreateMessageResult written(String text) {
		return CreateMessageResult.builder(Role.ASSISTANT, TextContent.builder(text).build(), "storyteller").build();
	}

}
