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

import dev.mcpslice.McpServerTest;
import dev.mcpslice.TlsMaterial;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.EventLoops;
import io.netty.handler.ssl.SslContext;
import io.netty.pkitesting.X509Bundle;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A client that meets another server over TLS, or none that speaks TLS, fails at once and
 * says so.
 */
@Timeout(30)
class TlsWrongServerTests {

	private static final X509Bundle SERVER = TlsMaterial.selfSigned("server");

	private static final X509Bundle STRANGER = TlsMaterial.selfSigned("stranger");

	private static HttpServer stranger() {
		return HttpServer.create()
			.runOn(EventLoops.ofClients())
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> response.status(404).sendString(Mono.just("no such page")));
	}

	private static HttpServer tlsStranger() {
		SslContext context = TlsMaterial.stranger(STRANGER);
		return stranger().secure((spec) -> spec.sslContext(context));
	}

	private static AbstractThrowableAssert<?, ? extends Throwable> assertThatHandshake(MisledEndpoints endpoints,
			McpClientFactory clients, URI uri) {
		endpoints.mislead(uri);
		return assertThatThrownBy(clients::sync).isInstanceOf(McpHandshakeException.class);
	}

	@Nested
	@McpServerTest(properties = "spring.application.name=with-tls")
	@Import(MisledEndpoints.class)
	class WithTls {

		@Autowired
		private MisledEndpoints endpoints;

		@Autowired
		private McpClientFactory clients;

		private DisposableServer stranger = tlsStranger().bindNow();

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.serve(registry, SERVER);
		}

		@AfterEach
		void stopStranger() {
			this.stranger.disposeNow();
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void strangersCertificateIsNamedBesideTheExpectedOne(McpTransport transport) {
			assertThatHandshake(this.endpoints, this.clients.over(transport),
					URI.create("https://127.0.0.1:" + this.stranger.port() + "/mcp"))
				.hasMessageContaining(
						"The server presented the certificate CN=stranger (serial number %x, issued by CN=stranger), "
								+ "but the MCP server of %s has CN=server (serial number %x, issued by CN=server). "
								+ "The port of a server that has ended may be another's: "
								+ "ask McpServerEndpoints for the address at the time of use.\nSee ",
						STRANGER.getCertificate().getSerialNumber(), WithTls.class.getName(),
						SERVER.getCertificate().getSerialNumber());
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void serverWithoutTlsIsSaidToHaveNone(McpTransport transport) {
			this.stranger.disposeNow();
			this.stranger = stranger().bindNow();

			assertThatHandshake(this.endpoints, this.clients.over(transport),
					URI.create("https://127.0.0.1:" + this.stranger.port() + "/mcp"))
				.hasMessageContaining(
						"What answers at 127.0.0.1:%d does not speak TLS, but the MCP server of %s does\nSee ",
						this.stranger.port(), WithTls.class.getName());
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void serverOfAnotherTestWithTheSameCertificateIsNamed(McpTransport transport) throws Exception {
			TestContextManager other = new TestContextManager(OtherCase.class);
			McpServerEndpoints others = other.getTestContext()
				.getApplicationContext()
				.getBean(McpServerEndpoints.class);

			assertThatHandshake(this.endpoints, this.clients.over(transport), others.uri(transport))
				.hasMessageContaining(
						"The client means the MCP server of %s (listening at 127.0.0.1:%d), "
								+ "but at 127.0.0.1:%d it met the MCP server of %s.",
						WithTls.class.getName(), this.endpoints.port(), others.port(), OtherCase.class.getName());

			other.afterTestClass();
		}

		@Test
		void rawRequestToAStrangerIsRefused(@Autowired WebTestClient web) {
			URI stranger = URI.create("https://127.0.0.1:" + this.stranger.port());

			assertThatExceptionOfType(WebClientRequestException.class).isThrownBy(web.get().uri(stranger)::exchange)
				.withMessageContaining("The server presented the certificate CN=stranger");
		}

	}

	@Nested
	@McpServerTest(properties = "spring.application.name=without-tls")
	@Import(MisledEndpoints.class)
	class WithoutTls {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void serverWithTlsDropsTheConnection(McpTransport transport, @Autowired MisledEndpoints endpoints,
				@Autowired McpClientFactory clients) {
			DisposableServer stranger = tlsStranger().bindNow();

			assertThatHandshake(endpoints, clients.over(transport),
					URI.create("http://127.0.0.1:" + stranger.port() + "/mcp"))
				.hasMessageContaining("the server closed the connection before it answered");

			stranger.disposeNow();
		}

		@Test
		void rawRequestToAStrangerIsRefused(@Autowired WebTestClient web) {
			DisposableServer stranger = tlsStranger().bindNow();

			assertThatExceptionOfType(WebClientRequestException.class)
				.isThrownBy(web.get().uri(URI.create("https://127.0.0.1:" + stranger.port()))::exchange)
				.withMessageContaining("has none: it is served without TLS");

			stranger.disposeNow();
		}

	}

	@McpServerTest(properties = "spring.application.name=same-certificate")
	static class OtherCase {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.serve(registry, SERVER);
		}

	}

}
