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

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStatelessServerTransport;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Which transports are served for which configuration and wish.
 */
class TransportsTests {

	private static void assertServes(McpServerEndpoints endpoints, McpClientFactory clients,
			McpTransport... transports) {
		assertThat(endpoints.transports()).containsExactly(transports);
		for (McpTransport transport : transports) {
			try (McpSyncClient mcp = clients.over(transport).sync()) {
				assertThat(Calls.echo(mcp, "Мир")).isEqualTo("Echo: Мир");
			}
		}
	}

	private static boolean ownsStreamableHttp(ApplicationContext context) {
		return context.getBeanProvider(WebFluxStreamableServerTransportProvider.class).getIfAvailable() != null;
	}

	@Nested
	@McpServerTest
	class Unconfigured {

		@Test
		void servesBothWithSseAsTheOwn(McpServerEndpoints endpoints, McpClientFactory clients,
				@Autowired ApplicationContext context) {
			assertServes(endpoints, clients, McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
			assertThat(ownsStreamableHttp(context)).isFalse();
		}

		@Test
		void defaultTransportIsStreamableHttp(McpServerEndpoints endpoints) {
			assertThat(endpoints.defaultTransport()).isEqualTo(McpTransport.STREAMABLE_HTTP);
			assertThat(endpoints.uri(McpTransport.STREAMABLE_HTTP)).hasToString(endpoints.baseUri() + "/mcp");
			assertThat(endpoints.uri(McpTransport.SSE)).hasToString(endpoints.baseUri() + "/sse");
		}

	}

	@Nested
	@McpServerTest
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
	@Tag("webflux")
	class ConfiguredForStreamableHttp {

		@Test
		void servesBothWithStreamableHttpAsTheOwn(McpServerEndpoints endpoints, McpClientFactory clients,
				@Autowired ApplicationContext context) {
			assertServes(endpoints, clients, McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
			assertThat(ownsStreamableHttp(context)).isTrue();
		}

	}

	@Nested
	@McpServerTest(transports = McpTransport.SSE, properties = "spring.ai.mcp.server.protocol=STREAMABLE")
	class SseOnly {

		@Test
		void servesUpstreamsSseWhateverTheConfiguration(McpServerEndpoints endpoints, McpClientFactory clients,
				@Autowired ApplicationContext context) {
			assertServes(endpoints, clients, McpTransport.SSE);
			assertThat(endpoints.defaultTransport()).isEqualTo(McpTransport.SSE);
			assertThat(ownsStreamableHttp(context)).isFalse();
		}

		@Test
		void otherTransportIsRefusedByName(McpClientFactory clients) {
			assertThatIllegalArgumentException().isThrownBy(() -> clients.over(McpTransport.STREAMABLE_HTTP).sync())
				.withMessageContaining("does not offer streamable HTTP, only [SSE]");
		}

	}

	@Nested
	@McpServerTest(transports = McpTransport.STREAMABLE_HTTP, properties = "spring.ai.mcp.server.protocol=streamable")
	@Tag("webflux")
	class ConfiguredOnly {

		@Test
		void stays(McpServerEndpoints endpoints, McpClientFactory clients, @Autowired ApplicationContext context,
				@Autowired Environment environment) {
			assertServes(endpoints, clients, McpTransport.STREAMABLE_HTTP);
			assertThat(ownsStreamableHttp(context)).isTrue();
			assertThat(environment.getProperty("spring.ai.mcp.server.protocol")).isEqualTo("streamable");
		}

	}

	@Nested
	@McpServerTest(transports = McpTransport.STREAMABLE_HTTP)
	@Tag("webflux")
	class StreamableHttpOnly {

		@Test
		void servesUpstreamsStreamableHttp(McpServerEndpoints endpoints, McpClientFactory clients,
				@Autowired ApplicationContext context) {
			assertServes(endpoints, clients, McpTransport.STREAMABLE_HTTP);
			assertThat(ownsStreamableHttp(context)).isTrue();
		}

	}

	@Nested
	@McpServerTest(transports = { McpTransport.SSE, McpTransport.STREAMABLE_HTTP },
			properties = "spring.ai.mcp.server.protocol=STATELESS")
	class BothForAStatelessApplication {

		@Test
		void firstOfThemBecomesTheOwn(McpServerEndpoints endpoints, McpClientFactory clients,
				@Autowired ApplicationContext context) {
			assertServes(endpoints, clients, McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
			assertThat(ownsStreamableHttp(context)).isFalse();
		}

	}

	@Nested
	@McpServerTest(transports = McpTransport.STATELESS)
	@Tag("webflux")
	class Stateless {

		@Test
		void standsAlone(McpServerEndpoints endpoints, McpClientFactory clients,
				@Autowired WebFluxStatelessServerTransport transport) {
			assertServes(endpoints, clients, McpTransport.STATELESS);
			assertThat(endpoints.defaultTransport()).isEqualTo(McpTransport.STATELESS);
		}

	}

	@Nested
	@McpServerTest(properties = { "spring.webflux.base-path=/shop/", "spring.ai.mcp.server.sse-endpoint=/events",
			"spring.ai.mcp.server.sse-message-endpoint=/post", "spring.ai.mcp.server.protocol=STREAMABLE",
			"spring.ai.mcp.server.streamable-http.mcp-endpoint=/talk" })
	@Tag("webflux")
	class OtherPaths {

		@Test
		void areHonoured(McpServerEndpoints endpoints, McpClientFactory clients) {
			assertThat(endpoints.baseUri()).hasPath("/shop");
			assertThat(endpoints.uri(McpTransport.STREAMABLE_HTTP)).hasPath("/shop/talk");
			assertThat(endpoints.uri(McpTransport.SSE)).hasPath("/shop/events");
			assertServes(endpoints, clients, McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
		}

	}

	@Nested
	@McpServerTest(properties = { "spring.webflux.base-path=shop", "spring.ai.mcp.server.sse-endpoint=events",
			"spring.ai.mcp.server.protocol=STREAMABLE", "spring.ai.mcp.server.streamable-http.mcp-endpoint=talk" })
	@Tag("webflux")
	class PathsWithoutASlash {

		@Test
		void areReadAsSpringReadsThem(McpServerEndpoints endpoints, McpClientFactory clients) {
			assertThat(endpoints.uri(McpTransport.STREAMABLE_HTTP)).hasPath("/shop/talk");
			assertThat(endpoints.uri(McpTransport.SSE)).hasPath("/shop/events");
			assertServes(endpoints, clients, McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
		}

	}

	@Nested
	@McpServerTest(properties = { "spring.webflux.base-path=/shop", "spring.ai.mcp.server.base-url=/shop",
			"spring.ai.mcp.server.streamable-http.disallow-delete=true" })
	@Tag("webflux")
	class SseUnderABasePath {

		@Test
		void areHonoured(McpServerEndpoints endpoints, McpClientFactory clients) {
			assertServes(endpoints, clients, McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
		}

	}

	@Nested
	@McpServerTest(properties = "spring.ai.mcp.server.enabled=false")
	class NoServer {

		@Test
		void clientsAreRefusedWithAReason(McpServerEndpoints endpoints, McpClientFactory clients) {
			assertThat(endpoints.transports()).isEmpty();
			assertThatIllegalStateException().isThrownBy(clients::sync)
				.withMessageContaining("There is no MCP server in the application context");
		}

	}

}
