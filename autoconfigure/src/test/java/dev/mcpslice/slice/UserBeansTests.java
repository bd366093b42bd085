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

import java.util.List;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerStreamableHttpWebFluxAutoConfiguration;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans of the application that come near those of the slice.
 */
class UserBeansTests {

	@Nested
	@McpServerTest
	class OfTheSameNames {

		@Test
		void disturbNothing(McpSyncClient mcp) {
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class SameNames {

			@Bean
			String mcpClientFactory() {
				return "mine";
			}

			@Bean
			String mcpServerEndpoints() {
				return "mine";
			}

		}

	}

	@Nested
	@McpServerTest(properties = "spring.ai.mcp.server.protocol=STREAMABLE",
			excludeAutoConfiguration = McpServerStreamableHttpWebFluxAutoConfiguration.class)
	@Tag("webflux")
	class TransportProviderOfOnesOwn {

		@Test
		void isServedAlone(McpServerEndpoints endpoints, McpSyncClient mcp) {
			assertThat(endpoints.transports()).containsExactly(McpTransport.STREAMABLE_HTTP);
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class OwnTransport {

			private final WebFluxStreamableServerTransportProvider upstream = WebFluxStreamableServerTransportProvider
				.builder()
				.build();

			@Bean
			McpStreamableServerTransportProvider webFluxStreamableServerTransportProvider() {
				return new DelegatingProvider(this.upstream);
			}

			@Bean
			RouterFunction<?> webFluxStreamableServerRouterFunction() {
				return this.upstream.getRouterFunction();
			}

		}

	}

	record DelegatingProvider(
			McpStreamableServerTransportProvider delegate) implements McpStreamableServerTransportProvider {

		@Override
		public void setSessionFactory(McpStreamableServerSession.Factory factory) {
			this.delegate.setSessionFactory(factory);
		}

		@Override
		public Mono<Void> notifyClients(String method, Object params) {
			return this.delegate.notifyClients(method, params);
		}

		@Override
		public Mono<Void> notifyClient(String sessionId, String method, Object params) {
			return this.delegate.notifyClient(sessionId, method, params);
		}

		@Override
		public Mono<Void> closeGracefully() {
			return this.delegate.closeGracefully();
		}

		@Override
		public List<String> protocolVersions() {
			return this.delegate.protocolVersions();
		}

	}

}
