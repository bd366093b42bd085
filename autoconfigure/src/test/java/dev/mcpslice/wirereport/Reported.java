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

package dev.mcpslice.wirereport;

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test classes to be run by tests of the report. No tests of their own.
 */
final class Reported {

	private Reported() {
	}

	/**
	 * All that a class with a page may have.
	 */
	@McpServerTest
	static class Bookshop {

		@Test
		@DisplayName("A book's price")
		void price(McpTestClient mcp) {
			mcp.callTool("book_details", Map.of("id", "kalevala"))
				.isSuccessful()
				.structured("$.price")
				.isEqualTo("9.90 EUR");
		}

		@Test
		@DisplayName("A copy is reserved")
		void reservation(McpTestClient mcp) {
			mcp.elicitation().accepts(Map.of("name", "Anna"));

			CallToolRequest request = CallToolRequest.builder("reserve_copy")
				.arguments(Map.of("id", "kalevala"))
				.progressToken("p")
				.build();
			mcp.callTool(request).isSuccessful().text().contains("waits for Anna");
		}

		@Test
		@DisplayName("An <unknown> book")
		void unknown(McpTestClient mcp) {
			mcp.callTool("book_details", Map.of("id", "ulysses", "password", "s3cr3t")).isError();
			mcp.callTool("reviews", Map.of("id", "ulysses")).isSuccessful().text().contains("onerror");
		}

		@Test
		void withoutClient() {
			assertThat(BookshopTools.HOSTILE).isNotEmpty();
		}

		@Test
		void aborted(McpTestClient mcp) {
			Assumptions.abort("not today");
		}

		@Nested
		class Counter {

			@Test
			void ping(McpTestClient mcp) {
				mcp.ping().isSuccessful();
			}

		}

	}

	/**
	 * Passes.
	 */
	@McpServerTest
	static class Passing {

		@Test
		void ping(McpTestClient mcp) {
			mcp.ping().isSuccessful();
		}

	}

	/**
	 * Fails outside of its tests.
	 */
	@McpServerTest
	@TestInstance(Lifecycle.PER_CLASS)
	@Execution(ExecutionMode.SAME_THREAD)
	static class FailingClass {

		private McpTestClient client;

		@BeforeAll
		void open(McpTestClient mcp) {
			this.client = mcp;
			mcp.callTool("book_details", Map.of("id", "kalevala")).isSuccessful();
		}

		@Test
		@DisplayName("uses the client of the class")
		void uses() {
			this.client.ping().isSuccessful();
		}

		@Test
		@DisplayName("fails with the client of the class")
		void fails() {
			this.client.ping().isProtocolError();
		}

		@AfterAll
		void fail(McpTestClient mcp) {
			mcp.callTool("book_details", Map.of("id", "ulysses")).isSuccessful();
		}

	}

}
