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

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxSseServerTransportProvider;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RouterFunction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transports are what they are and not what they are declared as; those that are served
 * count, and others do not.
 */
@SuppressWarnings("removal")
class DeclaredTransportsTests {

	private static final String WITHOUT_SPRING_AI = "spring.ai.mcp.server.enabled=false";

	@Nested
	@McpServerTest(properties = WITHOUT_SPRING_AI)
	@Tag("webflux")
	class AsAnInterface {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void areServed(McpTransport transport, McpTestClient client) {
			client.mutate().over(transport).build().ping().isSuccessful();
		}

		@Test
		void keepTheClientsOfTheAttachedOneAlive(@Autowired WebTestClient web) {
			String ping = web.get()
				.uri("/sse")
				.accept(MediaType.TEXT_EVENT_STREAM)
				.exchange()
				.returnResult(String.class)
				.getResponseBody()
				.filter((event) -> event.contains("\"method\":\"ping\""))
				.blockFirst(Duration.ofSeconds(20));

			assertThat(ping).isNotNull();
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Own {

			private final WebFluxStreamableServerTransportProvider upstream = WebFluxStreamableServerTransportProvider
				.builder()
				.keepAliveInterval(Duration.ofMillis(50))
				.build();

			@Bean
			McpStreamableServerTransportProvider transport() {
				return this.upstream;
			}

			@Bean
			RouterFunction<?> routes() {
				McpServer.sync(this.upstream).build();
				return this.upstream.getRouterFunction();
			}

		}

	}

	@Nested
	@McpServerTest
	@Tag("webflux")
	class AsTheInterfaceOfSse {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void areServed(McpTransport transport, McpTestClient client) {
			client.mutate().over(transport).build().ping().isSuccessful();
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Own {

			private final WebFluxSseServerTransportProvider upstream = WebFluxSseServerTransportProvider.builder()
				.build();

			@Bean
			McpServerTransportProvider transport() {
				return this.upstream;
			}

			@Bean
			RouterFunction<?> routes() {
				return this.upstream.getRouterFunction();
			}

		}

	}

	@Nested
	@McpServerTest(properties = WITHOUT_SPRING_AI)
	@Tag("webflux")
	class BehindADecorator {

		@Test
		void areServedAlone(McpTestClient mcp, McpServerEndpoints endpoints) {
			mcp.server().hasName("decorated");

			assertThat(endpoints.transports()).containsExactly(McpTransport.STREAMABLE_HTTP);
			assertThat(endpoints.uri(McpTransport.STREAMABLE_HTTP)).hasPath("/own/mcp");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Own {

			@Bean
			WebFluxStreamableServerTransportProvider transport() {
				return WebFluxStreamableServerTransportProvider.builder().messageEndpoint("/own/mcp").build();
			}

			@Bean
			@Primary
			McpStreamableServerTransportProvider decorator(
					@Qualifier("transport") WebFluxStreamableServerTransportProvider transport) {
				McpStreamableServerTransportProvider decorator = new UserBeansTests.DelegatingProvider(transport);
				McpServer.sync(decorator).serverInfo("decorated", "1").build();
				return decorator;
			}

			@Bean
			RouterFunction<?> routes(@Qualifier("transport") WebFluxStreamableServerTransportProvider transport) {
				return transport.getRouterFunction();
			}

		}

	}

	@Nested
	@McpServerTest(properties = WITHOUT_SPRING_AI)
	@Tag("webflux")
	class OfWhichOneIsServed {

		@Test
		void areThatOne(McpTestClient mcp, McpServerEndpoints endpoints) {
			mcp.server().hasName("a");

			assertThat(endpoints.uri(McpTransport.STREAMABLE_HTTP)).hasPath("/a");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Own {

			private final List<WebFluxStreamableServerTransportProvider> transports = List.of(
					WebFluxStreamableServerTransportProvider.builder().messageEndpoint("/a").build(),
					WebFluxStreamableServerTransportProvider.builder().messageEndpoint("/b").build());

			@Bean
			WebFluxStreamableServerTransportProvider a() {
				return this.transports.get(0);
			}

			@Bean
			WebFluxStreamableServerTransportProvider b() {
				return this.transports.get(1);
			}

			@Bean
			RouterFunction<?> routes() {
				McpServer.sync(a()).serverInfo("a", "1").build();
				return a().getRouterFunction();
			}

		}

	}

}
