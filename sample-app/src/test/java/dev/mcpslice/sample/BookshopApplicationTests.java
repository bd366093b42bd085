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

package dev.mcpslice.sample;

import java.time.Duration;
import java.util.Map;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.client.webflux.transport.WebClientStreamableHttpTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole application with its database, and everything by hand: what a test without
 * the slice has to do itself.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BookshopApplicationTests {

	@LocalServerPort
	private int port;

	private McpSyncClient mcp;

	@BeforeEach
	void connect() {
		WebClientStreamableHttpTransport transport = WebClientStreamableHttpTransport
			.builder(WebClient.builder().baseUrl("http://127.0.0.1:" + this.port))
			.endpoint("/mcp")
			.build();
		this.mcp = McpClient.sync(transport)
			.requestTimeout(Duration.ofSeconds(10))
			.capabilities(ClientCapabilities.builder().elicitation().build())
			.elicitation((question) -> ElicitResult.builder(Action.ACCEPT).content(Map.of("name", "Anna")).build())
			.build();
		this.mcp.initialize();
	}

	@AfterEach
	void disconnect() {
		this.mcp.closeGracefully();
	}

	@Test
	void findsABookOfTheRealCatalogue() {
		CallToolResult result = this.mcp
			.callTool(CallToolRequest.builder("search_books").arguments(Map.of("query", "мастер")).build());

		assertThat(result.structuredContent()).extracting("books", InstanceOfAssertFactories.LIST)
			.singleElement()
			.extracting("title")
			.isEqualTo("Мастер и Маргарита");
	}

	@Test
	void showsTheWholeCatalogue() {
		ReadResourceResult result = this.mcp.readResource(ReadResourceRequest.builder("bookshop://catalogue").build());

		assertThat(result.contents()).singleElement()
			.extracting("text")
			.asString()
			.contains("夏目漱石", "Νίκος Καζαντζάκης", "प्रेमचंद")
			.hasLineCount(46);
	}

	@Test
	void reservesTheLastCopyOnce() {
		CallToolRequest reserve = CallToolRequest.builder("reserve_copy").arguments(Map.of("id", "kalevala")).build();

		CallToolResult first = this.mcp.callTool(reserve);
		CallToolResult second = this.mcp.callTool(reserve);

		assertThat(first.isError()).isFalse();
		assertThat(second.isError()).isTrue();
	}

}
