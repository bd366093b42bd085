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

import dev.mcpslice.EachTransport;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.TestBooks;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.mockito.BDDMockito.given;

/**
 * A server that thinks with the client's head: each test scripts what the client's model
 * replies, with no model far and wide.
 */
@McpServerTest
class SummaryToolsTests {

	private static final Map<String, String> PALACE_WALK = Map.of("id", "palace-walk");

	@MockitoBean
	private BookRepository books;

	@BeforeEach
	void stockTheShelves() {
		given(this.books.findById("palace-walk")).willReturn(Optional.of(TestBooks.PALACE_WALK));
	}

	@EachTransport
	void answersWithWhatTheClientsModelWrites(McpTestClient mcp) {
		mcp.sampling().replies("A family in Cairo.");

		mcp.callTool("summarize_book", PALACE_WALK).isSuccessful().text().isEqualTo("A family in Cairo.");
	}

	@Test
	void asksTheModelForTheBook(McpTestClient mcp) {
		mcp.sampling().replies("A family in Cairo.");

		mcp.callTool("summarize_book", PALACE_WALK).isSuccessful();

		mcp.sampling().request().text().isEqualTo("Summarize 'بين القصرين' by نجيب محفوظ (1956) in three sentences.");
	}

	@Test
	void forbidsTheModelToGiveTheEndAway(McpTestClient mcp) {
		mcp.sampling().replies("A family in Cairo.");

		mcp.callTool("summarize_book", PALACE_WALK).isSuccessful();

		mcp.sampling().request().systemPrompt().contains("Never give away how a book ends");
	}

	@Test
	void saysSoWhenTheModelPaintsInsteadOfWriting(McpTestClient mcp) {
		ImageContent image = ImageContent.builder("iVBORw0KGgo=", "image/png").build();
		mcp.sampling().replies((request) -> CreateMessageResult.builder(Role.ASSISTANT, image, "painter").build());

		mcp.callTool("summarize_book", PALACE_WALK)
			.isError()
			.text()
			.contains("'painter' answered with something else than text: image");
	}

	@Test
	void saysWhatAClientLacksThatHasNoModel(McpTestClient mcp) {
		McpTestClient thoughtless = mcp.mutate().capabilities(ClientCapabilities.builder().build()).build();

		thoughtless.callTool("summarize_book", PALACE_WALK)
			.isError()
			.text()
			.contains("summarize_book needs a client with the capability 'sampling'");
	}

}
