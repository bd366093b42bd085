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

package dev.mcpslice.wire.unicode;

import java.util.Map;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.wire.Scenario;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Names, keys and URIs beyond ASCII arrive as they were sent.
 */
class UnicodeNamesTests {

	private static final Tool WEATHER = Tool.builder("погода", Map.of("type", "object"))
		.description("Tells the weather")
		.build();

	@Test
	@Scenario("E05")
	void ofToolsAreRefusedWhenAServerIsBuilt() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> McpServer.sync(WebFluxStreamableServerTransportProvider.builder().build())
				.toolCall(WEATHER, (exchange, request) -> CallToolResult.builder().addTextContent("☀️").build()))
			.withMessageContaining("Tool name contains invalid characters")
			.withMessageEndingWith("'погода'");
	}

	@Nested
	@Import(SessionServer.class)
	class OverStreamableHttp extends Scenarios {

		OverStreamableHttp() {
			super(McpTransport.STREAMABLE_HTTP);
		}

	}

	@Nested
	@Import(SessionServer.class)
	class OverSse extends Scenarios {

		OverSse() {
			super(McpTransport.SSE);
		}

	}

	@Nested
	@Import(StatelessServer.class)
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=STATELESS")
	class Stateless extends Scenarios {

		Stateless() {
			super(McpTransport.STATELESS);
		}

	}

	abstract static class Scenarios extends UnicodeScenarios {

		Scenarios(McpTransport transport) {
			super(transport);
		}

		@Test
		@Scenario("E05")
		void ofToolsThatAreAddedLater() {
			this.mcp.listTools().isSuccessful().extracting(Tool::name).contains("погода");
			this.mcp.callTool("погода").isSuccessful().text().isEqualTo("☀️");
		}

		@Test
		@Scenario("E05")
		void ofArguments() {
			this.mcp.tool("greet")
				.inputSchema("$.required")
				.asArray()
				.satisfies((names) -> assertThat(names).containsExactlyInAnyOrder("имя", "名前"));
		}

		@Test
		@Scenario("E05")
		void inStructuredContent() {
			this.mcp.callTool("greet", Map.of("имя", "Аня", "名前", "花子"))
				.isSuccessful()
				.structured()
				.isStrictlyEqualTo("{\"приветствие\":\"Привет, Аня\",\"挨拶\":{\"名前🌸\":\"花子\"}}");
		}

		@Test
		@Scenario("E05")
		void inUrisOfResources() {
			this.mcp.listResourceTemplates()
				.isSuccessful()
				.extracting(ResourceTemplate::uriTemplate)
				.contains("wire://книги/{id}");
			this.mcp.readResource("wire://книги/собачье-сердце-🐕")
				.isSuccessful()
				.hasUri("wire://книги/собачье-сердце-🐕")
				.text()
				.isEqualTo("Текст: собачье-сердце-🐕");
		}

	}

	/**
	 * Adds a tool with a name that a server cannot be built with. The server is asked for
	 * late: Spring AI gives it the tools of those beans only that have been made before.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class SessionServer {

		@Bean
		SmartInitializingSingleton weather(ObjectProvider<McpSyncServer> server) {
			return () -> server.getObject()
				.addTool(McpServerFeatures.SyncToolSpecification.builder()
					.tool(WEATHER)
					.callHandler((exchange, request) -> CallToolResult.builder().addTextContent("☀️").build())
					.build());
		}

	}

	/**
	 * Does the same to a stateless server.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class StatelessServer {

		@Bean
		SmartInitializingSingleton weather(ObjectProvider<McpStatelessSyncServer> server) {
			return () -> server.getObject()
				.addTool(McpStatelessServerFeatures.SyncToolSpecification.builder()
					.tool(WEATHER)
					.callHandler((context, request) -> CallToolResult.builder().addTextContent("☀️").build())
					.build());
		}

	}

}
