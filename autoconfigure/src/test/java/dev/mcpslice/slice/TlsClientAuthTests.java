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

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.TlsMaterial;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.client.McpTestClientCustomizer;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.netty.pkitesting.X509Bundle;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A server that asks for certificates gets those of the clients that have one; the others
 * fail at once, and say what was asked for.
 */
@Timeout(30)
class TlsClientAuthTests {

	private static final X509Bundle SERVER = TlsMaterial.selfSigned("server");

	private static final X509Bundle ISSUER = TlsMaterial.selfSigned("clients");

	private static final X509Bundle CLIENT = TlsMaterial.issuedBy(ISSUER, "client");

	private static final X509Bundle STRANGER = TlsMaterial.selfSigned("stranger");

	private static final String ADVICE = "McpClientFactory.sslBundle(...) opens clients with a certificate of your "
			+ "choice.";

	@Nested
	@McpServerTest
	class Required {

		@Autowired
		private McpClientFactory clients;

		@Autowired
		private McpServerEndpoints endpoints;

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.serve(registry, SERVER);
			TlsMaterial.requireClients(registry, ISSUER);
		}

		private ThrowableAssertAlternative<McpHandshakeException> assertThatHandshakeFails(McpClientFactory clients) {
			return assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(clients::sync);
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void certificateOfABundleIsPresented(McpTransport transport) {
			try (McpSyncClient mcp = this.clients.sslBundle(TlsMaterial.sslBundle(CLIENT)).over(transport).sync()) {
				assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
			}
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void nonBlockingClientPresentsItsCertificate(McpTransport transport) {
			McpAsyncClient mcp = this.clients.over(transport).sslBundle(TlsMaterial.sslBundle(CLIENT)).async();

			assertThat(mcp.listTools().block().tools()).isNotEmpty();

			mcp.closeGracefully().block();
		}

		@Test
		void testClientAndItsLikePresentTheirCertificate() {
			McpClientFactory partners = this.clients.sslBundle(TlsMaterial.sslBundle(CLIENT))
				.headers((headers) -> headers.add("X-Partner", "yes"));

			try (McpTestClient mcp = partners.test(); McpTestClient like = mcp.mutate().build()) {
				mcp.listTools().isSuccessful().isNotEmpty();
				like.listTools().isSuccessful().isNotEmpty();
			}
		}

		@Test
		void injectedTestClientPresentsTheCertificateOfACustomizer(McpTestClient mcp) {
			mcp.callTool("echo", Map.of("text", "hi")).isSuccessful().text().contains("hi");
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void clientWithoutACertificateSaysWhatWasAskedFor(McpTransport transport) {
			assertThatHandshakeFails(this.clients.over(transport))
				.withMessageContaining("The server at 127.0.0.1:%d asked for a client certificate issued by "
						+ "CN=clients and got none (", this.endpoints.port())
				.withMessageContaining("). " + ADVICE + "\nSee ");
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void certificateOfAnotherIssuerIsNotPresented(McpTransport transport) {
			assertThatHandshakeFails(this.clients.over(transport).sslBundle(TlsMaterial.sslBundle(STRANGER)))
				.withMessageStartingWith("The MCP handshake over %s with https://127.0.0.1:%d/", transport,
						this.endpoints.port())
				.withMessageContaining("asked for a client certificate issued by CN=clients and got none (");
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void certificateOfAnAliasIsPresentedAndRefused(McpTransport transport) {
			SslBundle bundle = SslBundle.of(TlsMaterial.stores(Map.of("good", CLIENT, "bad", STRANGER)),
					SslBundleKey.of(null, "bad"));

			assertThatHandshakeFails(this.clients.over(transport).sslBundle(bundle))
				.withMessageContaining("asked for a client certificate issued by CN=clients and got CN=stranger (");
		}

		@Test
		void certificateOfAnAliasIsPresentedAndAccepted() {
			SslBundle bundle = SslBundle.of(TlsMaterial.stores(Map.of("good", CLIENT, "bad", STRANGER)),
					SslBundleKey.of(null, "good"));

			try (McpSyncClient mcp = this.clients.sslBundle(bundle).sync()) {
				assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
			}
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void bundleThatCannotBeUsedIsNamed(McpTransport transport) {
			SslBundle cipher = SslBundle.of(null, null, SslOptions.of(new String[] { "NONE_SUCH" }, null));
			SslBundle enabledProtocol = SslBundle.of(null, null, SslOptions.of(null, new String[] { "TLSv0.9" }));
			SslBundle protocol = SslBundle.of(null, null, null, "SLT");
			SslBundle alias = SslBundle.of(TlsMaterial.stores(Map.of("key", CLIENT)), SslBundleKey.of(null, "quay"));

			assertThatHandshakeFails(this.clients.over(transport).sslBundle(cipher)).withMessageContaining("NONE_SUCH");
			assertThatHandshakeFails(this.clients.over(transport).sslBundle(enabledProtocol))
				.withMessageContaining("TLSv0.9");
			assertThatHandshakeFails(this.clients.over(transport).sslBundle(protocol)).withMessageContaining("SLT");
			assertThatHandshakeFails(this.clients.over(transport).sslBundle(alias)).withMessageContaining("quay");
		}

		@Test
		void rawRequestWithoutACertificateSaysWhatWasAskedFor(@Autowired WebTestClient web) {
			assertThatExceptionOfType(WebClientRequestException.class).isThrownBy(web.get().uri("/mcp")::exchange)
				.withMessageContaining("asked for a client certificate issued by CN=clients and got none (");
		}

		/**
		 * What clients have by themselves.
		 */
		@TestConfiguration(proxyBeanMethods = false)
		static class Clients {

			@Bean
			McpTestClientCustomizer certified() {
				return (client) -> client.sslBundle(TlsMaterial.sslBundle(CLIENT));
			}

		}

	}

	@Nested
	@McpServerTest(properties = { "server.ssl.client-auth=want",
			"spring.ssl.bundle.pem.server.options.enabled-protocols=TLSv1.3" })
	class Wanted {

		@Autowired
		private McpClientFactory clients;

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.serve(registry, SERVER);
		}

		@Test
		void clientWithoutACertificateIsServed() {
			try (McpSyncClient mcp = this.clients.sync()) {
				assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
			}
		}

		@Test
		void enabledProtocolsOfTheBundleAreHeeded() {
			SslBundle older = SslBundle.of(null, null, SslOptions.of(null, new String[] { "TLSv1.2" }));
			SslBundle olderContext = SslBundle.of(null, null, null, "TLSv1.2");

			assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(this.clients.sslBundle(older)::sync)
				.withMessageContaining("Received fatal alert: protocol_version");
			assertThatExceptionOfType(McpHandshakeException.class)
				.isThrownBy(this.clients.sslBundle(olderContext)::sync)
				.withMessageContaining("Received fatal alert: protocol_version");
		}

	}

	@Nested
	@McpServerTest
	class WithoutTls {

		@Test
		void bundleIsRefused(McpClientFactory clients, McpServerEndpoints endpoints) {
			McpClientFactory factory = clients.sslBundle(TlsMaterial.sslBundle(CLIENT));

			assertThatIllegalStateException().isThrownBy(factory::sync)
				.withMessage("The client has an SSL bundle, but the server at http://127.0.0.1:%d/mcp does not speak "
						+ "TLS and cannot ask for its certificate. Configure 'server.ssl.*', or open the client "
						+ "without sslBundle(...).", endpoints.port());
			assertThatIllegalStateException().isThrownBy(factory::async);
		}

	}

}
