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

package dev.mcpslice.slice;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxSseServerTransportProvider;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStatelessServerTransport;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that define transports themselves: they are kept and found, and the other
 * one is attached.
 */
@SuppressWarnings("removal")
class OwnTransportsTests {

	private static final String WITHOUT_SPRING_AI = "spring.ai.mcp.server.enabled=false";

	private static SyncToolSpecification answer() {
		return SyncToolSpecification.builder()
			.tool(Tool.builder("answer", Map.of("type", "object")).build())
			.callHandler((exchange, request) -> CallToolResult.builder().addTextContent("42").build())
			.build();
	}

	@Nested
	@McpServerTest(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
	@Tag("webflux")
	class BesideAutoConfiguration {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void areServed(McpTransport transport, McpTestClient client, McpServerEndpoints endpoints) {
			client.mutate()
				.over(transport)
				.build()
				.callTool("echo", Map.of("text", "hi"))
				.isSuccessful()
				.text()
				.isEqualTo("Echo: hi");

			assertThat(endpoints.uri(McpTransport.STREAMABLE_HTTP)).hasPath("/own/mcp");
			assertThat(endpoints.uri(McpTransport.SSE)).hasPath("/sse");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Own {

			@Bean
			WebFluxStreamableServerTransportProvider transport() {
				return WebFluxStreamableServerTransportProvider.builder()
					.messageEndpoint("/own/mcp")
					.keepAliveInterval(Duration.ofMinutes(1))
					.build();
			}

		}

	}

	@Nested
	@McpServerTest(properties = { WITHOUT_SPRING_AI, "mcpslice.server.endpoints.sse=events/" })
	@Tag("webflux")
	class WithServerAndRoutesOfTheirOwn {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void areServed(McpTransport transport, McpTestClient client, McpServerEndpoints endpoints) {
			client.mutate().over(transport).build().callTool("answer").isSuccessful().text().isEqualTo("42");

			assertThat(endpoints.uri(McpTransport.STREAMABLE_HTTP)).hasPath("/api/v1/talk");
			assertThat(endpoints.uri(McpTransport.SSE)).hasPath("/events");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Own {

			@Bean
			WebFluxStreamableServerTransportProvider transport() {
				return WebFluxStreamableServerTransportProvider.builder().messageEndpoint("/talk").build();
			}

			@Bean
			McpSyncServer server(WebFluxStreamableServerTransportProvider transport) {
				return McpServer.sync(transport).tools(answer()).build();
			}

			@Bean
			RouterFunction<?> routes(WebFluxStreamableServerTransportProvider transport) {
				return RouterFunctions.route().path("/api/v1", () -> route(transport)).build();
			}

			@SuppressWarnings("unchecked")
			private static <T> T route(WebFluxStreamableServerTransportProvider transport) {
				return (T) transport.getRouterFunction();
			}

		}

	}

	@Nested
	@McpServerTest(properties = { WITHOUT_SPRING_AI, "mcpslice.server.endpoints.streamable-http=/talk" })
	@Tag("webflux")
	class WithinARouterFunction {

		@Test
		void areServedWhereThePropertySays(McpTestClient mcp, McpServerEndpoints endpoints) {
			mcp.callTool("answer").isSuccessful().text().isEqualTo("42");

			assertThat(endpoints.transports()).containsExactly(McpTransport.STREAMABLE_HTTP);
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Own {

			@Bean
			RouterFunction<?> mcp() {
				WebFluxStreamableServerTransportProvider transport = WebFluxStreamableServerTransportProvider.builder()
					.messageEndpoint("/talk")
					.build();
				McpServer.sync(transport).tools(answer()).build();
				return transport.getRouterFunction();
			}

		}

	}

	@Nested
	@McpServerTest(properties = WITHOUT_SPRING_AI)
	@Tag("webflux")
	class OfBothKinds {

		@Test
		void areServedAsTheyAre(McpTestClient client, McpServerEndpoints endpoints) {
			assertThat(endpoints.uri(McpTransport.SSE)).hasPath("/stream");
			client.server().hasName("one");
			client.mutate().over(McpTransport.SSE).build().server().hasName("two");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Own {

			@Bean
			WebFluxStreamableServerTransportProvider one() {
				return WebFluxStreamableServerTransportProvider.builder().build();
			}

			@Bean
			WebFluxSseServerTransportProvider two() {
				return WebFluxSseServerTransportProvider.builder().sseEndpoint("/stream").build();
			}

			@Bean
			List<McpSyncServer> servers(WebFluxStreamableServerTransportProvider one,
					WebFluxSseServerTransportProvider two) {
				return List.of(McpServer.sync(one).serverInfo("one", "1").build(),
						McpServer.sync(two).serverInfo("two", "1").build());
			}

			@Bean
			RouterFunction<?> routes(WebFluxStreamableServerTransportProvider one,
					WebFluxSseServerTransportProvider two) {
				return one.getRouterFunction().andOther(two.getRouterFunction());
			}

		}

	}

	@Nested
	@McpServerTest(properties = WITHOUT_SPRING_AI, transports = McpTransport.STREAMABLE_HTTP)
	@Tag("webflux")
	class BesideStandardInput {

		@Test
		void areServedAlone(McpTestClient mcp, McpServerEndpoints endpoints) {
			mcp.server().hasName("one");

			assertThat(endpoints.transports()).containsExactly(McpTransport.STREAMABLE_HTTP);
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Own {

			@Bean
			WebFluxStreamableServerTransportProvider one() {
				return WebFluxStreamableServerTransportProvider.builder().build();
			}

			@Bean
			StdioServerTransportProvider standardInput() {
				return new StdioServerTransportProvider(McpJsonDefaults.getMapper());
			}

			@Bean
			RouterFunction<?> routes(WebFluxStreamableServerTransportProvider one) {
				McpServer.sync(one).serverInfo("one", "1").build();
				return one.getRouterFunction();
			}

		}

	}

	@Nested
	@McpServerTest(properties = WITHOUT_SPRING_AI)
	@Tag("webflux")
	class WithoutSessions {

		@Test
		void areServed(McpTestClient mcp, McpServerEndpoints endpoints) {
			mcp.server().hasName("stateless");

			assertThat(endpoints.uri(McpTransport.STATELESS)).hasPath("/bare");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Own {

			@Bean
			WebFluxStatelessServerTransport transport() {
				return WebFluxStatelessServerTransport.builder().messageEndpoint("/bare").build();
			}

			@Bean
			RouterFunction<?> routes(WebFluxStatelessServerTransport transport) {
				McpServer.sync(transport).serverInfo("stateless", "1").build();
				return transport.getRouterFunction();
			}

		}

	}

}
