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
import dev.mcpslice.client.McpClientFactory;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.data.jdbc.test.autoconfigure.AutoConfigureDataJdbc;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The slice with a real database below it, which is one annotation away.
 */
@McpServerTest
@AutoConfigureDataJdbc
class BookshopDatabaseTests {

	@Test
	void findsABookOfTheRealCatalogue(McpSyncClient mcp) {
		CallToolResult result = mcp
			.callTool(CallToolRequest.builder("search_books").arguments(Map.of("query", "мастер")).build());

		assertThat(result.structuredContent()).extracting("books", InstanceOfAssertFactories.LIST)
			.singleElement()
			.extracting("title")
			.isEqualTo("Мастер и Маргарита");
	}

	@Test
	void reservesTheLastCopyOnce(McpClientFactory clients) {
		CallToolRequest reserve = CallToolRequest.builder("reserve_copy").arguments(Map.of("id", "lusiads")).build();

		CallToolResult first;
		CallToolResult second;
		try (McpSyncClient mcp = clients.sync((spec) -> spec
			.elicitation((question) -> ElicitResult.builder(Action.ACCEPT).content(Map.of("name", "Anna")).build()))) {
			first = mcp.callTool(reserve);
			second = mcp.callTool(reserve);
		}

		assertThat(first.isError()).isFalse();
		assertThat(second.isError()).isTrue();
	}

}
