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

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

import org.springframework.boot.data.jdbc.test.autoconfigure.AutoConfigureDataJdbc;

/**
 * The slice with a real database below it, which is one annotation away.
 */
@McpServerTest
@AutoConfigureDataJdbc
class BookshopDatabaseTests {

	@Test
	void findsABookOfTheRealCatalogue(McpTestClient mcp) {
		mcp.callTool("search_books", Map.of("query", "мастер"))
			.isSuccessful()
			.structured("$.books[*].title")
			.asArray()
			.containsExactly("Мастер и Маргарита");
	}

	@Test
	void reservesTheLastCopyOnce(McpTestClient mcp) {
		mcp.elicitation().accepts(Map.of("name", "Anna"));

		mcp.callTool("reserve_copy", Map.of("id", "lusiads")).isSuccessful();
		mcp.callTool("reserve_copy", Map.of("id", "lusiads")).isError();
	}

}
