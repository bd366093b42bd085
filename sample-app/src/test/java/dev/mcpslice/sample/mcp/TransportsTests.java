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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.mcpslice.EachTransport;
import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.TestBooks;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static dev.mcpslice.assertj.McpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * One server, several ways to talk to it: the SDK's own clients, blocking or not, whose
 * results have assertions too.
 */
@McpServerTest
class TransportsTests {

	private static final CallToolRequest SEARCH = CallToolRequest.builder("search_books")
		.arguments(Map.of("query", "القصرين"))
		.build();

	@MockitoBean
	private BookRepository books;

	@Test
	void findsTheSameOverBothTransports(
			@McpConnection(transport = McpTransport.STREAMABLE_HTTP) McpSyncClient streamable,
			@McpConnection(transport = McpTransport.SSE) McpSyncClient sse) {
		given(this.books.search("القصرين")).willReturn(List.of(TestBooks.PALACE_WALK));

		CallToolResult overStreamableHttp = streamable.callTool(SEARCH);
		CallToolResult overSse = sse.callTool(SEARCH);

		assertThat(overStreamableHttp).isSuccessful();
		assertThat(overSse).isEqualTo(overStreamableHttp);
	}

	@EachTransport
	void offersAllTools(McpSyncClient mcp) {
		assertThat(mcp.listTools()).extracting(Tool::name).contains("search_books", "reserve_copy");
	}

	@Test
	void answersClientsThatDoNotBlock(McpAsyncClient mcp) {
		given(this.books.search("القصرين")).willReturn(List.of(TestBooks.PALACE_WALK));

		Mono<CallToolResult> result = mcp.callTool(SEARCH);

		assertThat(result.block(Duration.ofSeconds(10))).isSuccessful();
	}

	@Test
	void introducesItselfAsTheBookshop(@McpConnection(name = "anna") McpSyncClient anna,
			@McpConnection(name = "ivo") McpSyncClient ivo) {
		assertThat(anna).isNotSameAs(ivo);
		assertThat(anna.getCurrentInitializationResult()).hasName("bookshop");
		assertThat(ivo.getCurrentInitializationResult()).instructions().contains("in the script of the original");
	}

}
