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
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.reactive.function.server.RouterFunction;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Applications that serve a transport several times.
 */
class SeveralTransportsTests {

	private static final String WITHOUT_SPRING_AI = "spring.ai.mcp.server.enabled=false";

	@Nested
	@McpServerTest(properties = WITHOUT_SPRING_AI)
	@Import(Two.class)
	@Tag("webflux")
	class WithoutAPreference {

		@Test
		void haveToBeChosenFrom(McpServerEndpoints endpoints) {
			assertThatIllegalStateException().isThrownBy(() -> endpoints.uri(McpTransport.STREAMABLE_HTTP))
				.withMessageContaining("[/a, /b]")
				.withMessageContaining("mcpslice.server.endpoints.streamable-http=/a");
		}

	}

	@Nested
	@McpServerTest(properties = { WITHOUT_SPRING_AI, "mcpslice.server.endpoints.streamable-http=/b" })
	@Import(Two.class)
	@Tag("webflux")
	class WithAProperty {

		@Test
		void areChosenByIt(McpTestClient mcp) {
			mcp.server().hasName("b");
		}

	}

	@Nested
	@McpServerTest(properties = WITHOUT_SPRING_AI)
	@Import(Two.class)
	@Tag("webflux")
	class WithAPrimaryOne {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void areChosenByIt(McpTransport transport, McpTestClient client) {
			client.mutate().over(transport).build().server().hasName("preferred");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Preferred {

			@Bean
			@Primary
			WebFluxStreamableServerTransportProvider preferred() {
				return WebFluxStreamableServerTransportProvider.builder().messageEndpoint("/preferred").build();
			}

			@Bean
			McpSyncServer preferredServer(WebFluxStreamableServerTransportProvider preferred) {
				return McpServer.sync(preferred).serverInfo("preferred", "1").build();
			}

			@Bean
			RouterFunction<?> preferredRoutes(WebFluxStreamableServerTransportProvider preferred) {
				return preferred.getRouterFunction();
			}

		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Two {

		@Bean
		WebFluxStreamableServerTransportProvider a() {
			return WebFluxStreamableServerTransportProvider.builder().messageEndpoint("/a").build();
		}

		@Bean
		WebFluxStreamableServerTransportProvider b() {
			return WebFluxStreamableServerTransportProvider.builder().messageEndpoint("/b").build();
		}

		@Bean
		RouterFunction<?> routes(@Qualifier("a") WebFluxStreamableServerTransportProvider a,
				@Qualifier("b") WebFluxStreamableServerTransportProvider b) {
			McpServer.sync(a).serverInfo("a", "1").build();
			McpServer.sync(b).serverInfo("b", "1").build();
			return a.getRouterFunction().andOther(b.getRouterFunction());
		}

	}

}
