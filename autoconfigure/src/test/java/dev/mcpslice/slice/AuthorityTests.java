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

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.LocalMcpServerPort;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application that answers to certain names only.
 */
@SuppressWarnings("deprecation")
class AuthorityTests {

	private static HttpStatus status(WebTestClient web, Consumer<HttpHeaders> headers) {
		return HttpStatus
			.valueOf(web.get().uri("/mcp").headers(headers).exchange().expectBody().returnResult().getStatus().value());
	}

	@Nested
	@McpServerTest(properties = { "spring.ai.mcp.server.protocol=STREAMABLE", "mcpslice.client.authority=localhost" })
	@Import(LocalhostOnly.class)
	@Tag("webflux")
	class ThatIsNamed {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void servesTheClientsOfTheSlice(McpTransport transport, McpTestClient client, McpServerEndpoints endpoints) {
			McpTestClient mcp = client.mutate().over(transport).build();

			mcp.ping();

			assertThat(endpoints.uri(transport)).extracting(URI::getHost).isEqualTo("127.0.0.1");
		}

		@Test
		void servesWebTestClient(@Autowired WebTestClient web) {
			assertThat(status(web, (headers) -> {
			})).isEqualTo(HttpStatus.BAD_REQUEST);
		}

		@Test
		void refusesClientsThatNameAnother(@Autowired WebTestClient web, McpTestClient mcp) {
			assertThat(status(web, (headers) -> headers.set(HttpHeaders.HOST, "evil.example")))
				.isEqualTo(HttpStatus.MISDIRECTED_REQUEST);
			mcp.with((call) -> call.header(HttpHeaders.HOST, "evil.example"))
				.ping()
				.isHttpError(HttpStatus.MISDIRECTED_REQUEST);
		}

	}

	@Nested
	@McpServerTest(properties = { "spring.ai.mcp.server.protocol=STREAMABLE",
			"mcpslice.client.authority=localhost:${local.mcp.server.port}" })
	@Import(LocalhostOnly.class)
	@Tag("webflux")
	class ThatIsNamedWithItsPort {

		@Test
		void servesTheClientsOfTheSlice(McpTestClient mcp, @LocalMcpServerPort int port, @Autowired Seen seen) {
			mcp.ping();

			assertThat(seen.host).isEqualTo("localhost:" + port);
		}

	}

	@Nested
	@McpServerTest(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
	@Import(LocalhostOnly.class)
	@Tag("webflux")
	class ThatIsNotNamed {

		@Test
		void refusesTheClientsOfTheSlice(McpClientFactory clients) {
			assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(clients::test)
				.withMessageContaining("421")
				.withMessageContaining("mcpslice.client.authority");
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class LocalhostOnly {

		@Bean
		Seen seen() {
			return new Seen();
		}

		@Bean
		WebFluxStreamableServerTransportProvider transport(Seen seen) {
			ServerTransportSecurityValidator validator = DefaultServerTransportSecurityValidator.builder()
				.allowedHost("localhost:*")
				.build();
			return WebFluxStreamableServerTransportProvider.builder().securityValidator((headers) -> {
				Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
				byName.putAll(headers);
				seen.host = byName.get("Host").get(0);
				validator.validateHeaders(headers);
			}).build();
		}

	}

	static class Seen {

		private volatile String host;

	}

}
