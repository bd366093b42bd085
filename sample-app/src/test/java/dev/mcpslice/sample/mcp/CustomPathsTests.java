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
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.TestBooks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * The application's properties move its endpoints, and clients follow.
 */
@McpServerTest(
		properties = { "spring.webflux.base-path=/shop", "spring.ai.mcp.server.streamable-http.mcp-endpoint=/counter",
				"spring.ai.mcp.server.sse-endpoint=/window", "spring.ai.mcp.server.sse-message-endpoint=/letterbox" })
class CustomPathsTests {

	@MockitoBean
	private BookRepository books;

	@ParameterizedTest
	@CsvSource({ "STREAMABLE_HTTP, /shop/counter", "SSE, /shop/window" })
	void servesItsTransportsWhereThePropertiesSay(McpTransport transport, String path, McpServerEndpoints endpoints) {
		assertThat(endpoints.uri(transport)).hasPath(path);
	}

	@EachTransport
	void answersClientsThere(McpTestClient mcp) {
		given(this.books.findById("palace-walk")).willReturn(Optional.of(TestBooks.PALACE_WALK));

		mcp.callTool("book_details", Map.of("id", "palace-walk"))
			.isSuccessful()
			.structured("$.title")
			.isEqualTo("بين القصرين");
	}

}
