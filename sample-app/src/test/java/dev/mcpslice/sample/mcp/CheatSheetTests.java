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

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;

import org.springframework.boot.data.jdbc.test.autoconfigure.AutoConfigureDataJdbc;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cheat sheet of the documentation.
 */
@McpServerTest(properties = "spring.application.name=cheat-sheet")
@AutoConfigureDataJdbc
class CheatSheetTests {

	@Test
	void isTrue(McpTestClient mcp) {
		CallToolRequest reserve = CallToolRequest.builder("reserve_copy").arguments(Map.of("id", "kalevala")).build();
		CallToolRequest importOneLine = CallToolRequest.builder("import_catalogue")
			.arguments(Map.of("lines", List.of("hunger | Sult | Knut Hamsun | 1890 | no | 1190 | 2")))
			.progressToken("p")
			.build();
		// @formatter:off
		// tag::calls[]
		mcp.callTool("book_details", Map.of("id", "kalevala")).isSuccessful().structured("$.copies").isEqualTo(1);
		mcp.callTool("book_details", Map.of("id", "ulysses")).isError().text().contains("'ulysses'");
		String id = mcp.callTool("search_books", Map.of("query", "Kalevala")).isSuccessful()
			.structured("$.books[0].id").actual().toString(); // take a value out, and go on with it
		mcp.readResource("bookshop://books/" + id).isSuccessful().json("$.copies").isEqualTo(1);
		mcp.listTools().isSuccessful().extracting(Tool::name).contains("book_details");
		mcp.getPrompt("recommend", Map.of("author", "Elias Lönnrot")).isSuccessful().text().contains("Kalevala");
		mcp.elicitation().accepts(Map.of("name", "Anna")); // the answer when the server asks
		mcp.callTool(reserve).isSuccessful();
		mcp.callTool(importOneLine).isSuccessful();
		mcp.notifications().progress("p").received().hasSize(1); // in the order of the wire
		mcp.mutate().bearerToken("anna").build().ping().isSuccessful(); // another client, who says who it is
		assertThat(mcp.contract()).isAsIn("bookshop.json").hasNoFindings(); // what all clients know
		// end::calls[]
		// @formatter:on
	}

}
