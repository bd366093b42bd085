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

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.TestBooks;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * The same application as a server without sessions, which can never speak first.
 */
@McpServerTest(transports = McpTransport.STATELESS)
class StatelessBookshopTests {

	@MockitoBean
	private BookRepository books;

	@Test
	void servesNoOtherTransport(McpServerEndpoints endpoints) {
		assertThat(endpoints.transports()).containsExactly(McpTransport.STATELESS);
	}

	@Test
	void offersOnlyToolsThatNeverAskBack(McpTestClient mcp) {
		mcp.listTools().isSuccessful().extracting(Tool::name).containsExactlyInAnyOrder("search_books", "book_details");
	}

	@Test
	void findsABookByItsTitle(McpTestClient mcp) {
		given(this.books.search("القصرين")).willReturn(List.of(TestBooks.PALACE_WALK));

		mcp.callTool("search_books", Map.of("query", "القصرين")).isSuccessful().structured().isStrictlyEqualTo("""
				{ "books": [ { "id": "palace-walk", "title": "بين القصرين", "author": "نجيب محفوظ" } ] }""");
	}

	@Test
	void showsABook(McpTestClient mcp) {
		given(this.books.findById("palace-walk")).willReturn(Optional.of(TestBooks.PALACE_WALK));

		mcp.readResource("bookshop://books/palace-walk").isSuccessful().json("$.title").isEqualTo("بين القصرين");
	}

}
