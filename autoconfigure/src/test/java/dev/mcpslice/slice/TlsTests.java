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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.TlsMaterial;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that is configured for TLS is served over TLS, and the slice's clients get
 * along with it.
 */
@Timeout(30)
class TlsTests {

	private static final X509Bundle SERVER = TlsMaterial.selfSigned("server");

	private static void assertThatServerIsServed(McpServerEndpoints endpoints, McpClientFactory clients) {
		assertThat(endpoints.baseUri()).hasScheme("https");
		assertThat(endpoints.certificates()).containsExactly(SERVER.getCertificate());
		try (McpSyncClient mcp = clients.sync()) {
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}
	}

	@Nested
	@McpServerTest
	class WithAPemBundle {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.serve(registry, SERVER);
		}

		@Test
		void urisSaySo(McpServerEndpoints endpoints) {
			String base = "https://127.0.0.1:" + endpoints.port();

			assertThat(endpoints.baseUri()).hasToString(base);
			assertThat(endpoints.uri(McpTransport.STREAMABLE_HTTP)).hasToString(base + "/mcp");
			assertThat(endpoints.uri(McpTransport.SSE)).hasToString(base + "/sse");
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void blockingClientIsServed(McpTransport transport, @Autowired McpClientFactory clients) {
			try (McpSyncClient mcp = clients.over(transport).sync()) {
				assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
			}
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void nonBlockingClientIsServed(McpTransport transport, @Autowired McpClientFactory clients) {
			McpAsyncClient mcp = clients.over(transport).async();

			assertThat(mcp.listTools().block().tools()).isNotEmpty();

			mcp.closeGracefully().block();
		}

		@Test
		void injectedClientIsServed(McpSyncClient mcp) {
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}

		@Test
		void rawRequestIsServed(@Autowired WebTestClient web) {
			web.get().uri("/mcp").exchange().expectStatus().isBadRequest();
		}

	}

	@Nested
	@McpServerTest(properties = { "server.ssl.key-store-type=PKCS12", "server.ssl.key-store-password=secret" })
	class WithAKeyStoreFile {

		private static final Path FILE = TlsMaterial.file(TlsMaterial.keyStore(Map.of("key", SERVER)));

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			registry.add("server.ssl.key-store", () -> FILE.toUri().toString());
		}

		@Test
		void isServedWhateverBecomesOfTheFile(McpServerEndpoints endpoints, McpClientFactory clients) throws Exception {
			Files.delete(FILE);

			assertThatServerIsServed(endpoints, clients);
		}

	}

	@Nested
	@McpServerTest
	class WithPemFilesOfItsOwn {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			registry.add("server.ssl.certificate", SERVER::getCertificatePathPEM);
			registry.add("server.ssl.certificate-private-key", SERVER::getPrivateKeyPEM);
		}

		@Test
		void isServed(McpServerEndpoints endpoints, McpClientFactory clients) {
			assertThatServerIsServed(endpoints, clients);
		}

	}

	@Nested
	@McpServerTest
	@Tag("webflux")
	class WithACustomizerOfTheApplication {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.bundle(registry, "customized", SERVER);
		}

		@Test
		void isServed(McpServerEndpoints endpoints, McpClientFactory clients) {
			assertThatServerIsServed(endpoints, clients);
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Customized {

			@Bean
			WebServerFactoryCustomizer<NettyReactiveWebServerFactory> tls() {
				return (factory) -> factory.setSsl(Ssl.forBundle("customized"));
			}

		}

	}

	@Nested
	@McpServerTest(properties = { "server.http2.enabled=true",
			"spring.ssl.bundle.pem.server.options.enabled-protocols=TLSv1.2" })
	class WithHttp2AndAnOlderProtocol {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.serve(registry, SERVER);
		}

		@Test
		void isServed(McpServerEndpoints endpoints, McpClientFactory clients) {
			assertThatServerIsServed(endpoints, clients);
		}

	}

	@Nested
	@McpServerTest
	class WithAnExpiredCertificate {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.serve(registry, TlsMaterial.expired("expired"));
		}

		@Test
		void isServed(McpSyncClient mcp) {
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}

	}

	@Nested
	@McpServerTest(properties = "server.ssl.enabled=false")
	class SwitchedOff {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.serve(registry, SERVER);
		}

		@Test
		void isPlainHttp(McpServerEndpoints endpoints, McpSyncClient mcp) {
			assertThat(endpoints.baseUri()).hasScheme("http");
			assertThat(endpoints.certificates()).isEqualTo(List.of());
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}

	}

}
