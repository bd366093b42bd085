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

package dev.mcpslice.documented.first;

// tag::test[]
import java.util.List;
import java.util.Map;

import dev.mcpslice.EachTransport;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.mockito.BDDMockito.given;

@McpServerTest
@EachTransport
class BookshopTransportsTests {

	@MockitoBean
	private BookRepository books;

	@Test
	void findsTheBooksOfAnAuthor(McpTestClient mcp) {
		given(this.books.findTitles("Knut Hamsun")).willReturn(List.of("Sult"));

		mcp.callTool("search_books", Map.of("author", "Knut Hamsun")).isSuccessful().text().contains("Sult");
	}

	@EachTransport(except = McpTransport.SSE, reason = "SSE ends with the revision 2024-11-05")
	void speaksTheLatestRevision(McpTestClient mcp) {
		mcp.server().hasProtocolVersion("2025-11-25");
	}

}
// end::test[]
