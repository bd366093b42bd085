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

package dev.mcpslice.remote;

import java.net.URI;
import java.security.KeyStore;
import java.util.Map;

import dev.mcpslice.TlsMaterial;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link RemoteMcpServer}.
 */
// Ordinary applications set logging up anew, and lines of others get lost meanwhile.
@ResourceLock(value = Resources.SYSTEM_OUT, mode = ResourceAccessMode.READ)
class RemoteMcpServerTests {

	private static RunningServer streamable;

	private static RunningServer sse;

	@BeforeAll
	static void startServers() {
		streamable = RunningServer.start("spring.ai.mcp.server.protocol=STREAMABLE");
		sse = RunningServer.start("spring.ai.mcp.server.protocol=SSE");
	}

	@AfterAll
	static void stopServers() {
		streamable.close();
		sse.close();
	}

	private static void assertThatItGreets(RemoteMcpServer server) {
		try (McpTestClient mcp = server.clients().test()) {
			mcp.callTool("greet", Map.of("name", "Anna")).isSuccessful().text().isEqualTo("Hello Anna");
		}
	}

	@Test
	void transportIsDetected() {
		RemoteMcpServer server = RemoteMcpServer.at(streamable.at("/mcp"));

		assertThatItGreets(server);

		assertThat(server.endpoints().transports()).containsExactly(McpTransport.STREAMABLE_HTTP);
	}

	@Test
	void sseIsDetected() {
		RemoteMcpServer server = RemoteMcpServer.at(sse.at("/sse"));
		assertThat(server.endpoints().transports()).containsExactly(McpTransport.STREAMABLE_HTTP, McpTransport.SSE);

		assertThatItGreets(server);

		assertThat(server.endpoints().transports()).containsExactly(McpTransport.SSE);
		assertThat(server.endpoints().defaultTransport()).isEqualTo(McpTransport.SSE);
		assertThatItGreets(server);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> server.clients().over(McpTransport.STREAMABLE_HTTP).test())
			.withMessageEndingWith("is the URI of a server for [SSE], not for streamable HTTP. Give the URI of that: "
					+ "RemoteMcpServer.at(...).over(STREAMABLE_HTTP).");
	}

	@Test
	void sdksClientsDetectItToo() {
		try (McpSyncClient mcp = RemoteMcpServer.at(sse.at("/sse")).clients().sync()) {
			assertThat(mcp.isInitialized()).isTrue();
		}
		assertThat(RemoteMcpServer.at(sse.at("/sse")).clients().async().closeGracefully().blockOptional()).isEmpty();
	}

	@Test
	void transportIsSaid() {
		assertThatItGreets(RemoteMcpServer.at(sse.at("/sse")).over(McpTransport.SSE).name("greeter"));
		assertThatExceptionOfType(McpHandshakeException.class)
			.isThrownBy(() -> RemoteMcpServer.at(sse.at("/sse")).over(McpTransport.STREAMABLE_HTTP).clients().test())
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(HttpStatus.NOT_FOUND))
			.satisfies((ex) -> assertThat(ex.getSuppressed()).isEmpty());
	}

	@Test
	void stdioIsNoTransportOfAUri() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> RemoteMcpServer.at(sse.at("/sse")).over(McpTransport.STDIO))
			.withMessageEndingWith(
					"is the URI of a server over HTTP. One over stdio is McpServerProcess.command(...).");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> RemoteMcpServer.at(sse.at("/sse")).endpoints().uri(McpTransport.STDIO))
			.withMessageContaining("is the URI of a server for [streamable HTTP, SSE], not for stdio.");
	}

	@Test
	void queryIsSent() {
		assertThatItGreets(RemoteMcpServer.at(streamable.at("/mcp?key=a%20b")));
	}

	@Test
	void wrongPathIsExplained() {
		assertThatExceptionOfType(McpHandshakeException.class)
			.isThrownBy(() -> RemoteMcpServer.at(streamable.at("/")).clients().test())
			.withMessageContaining("answered with 404 NOT_FOUND")
			.withMessageContaining("Give the URI of the MCP endpoint, such as http://host:port/mcp")
			.satisfies(
					(ex) -> assertThat(ex.getSuppressed()).singleElement().isInstanceOf(McpHandshakeException.class));
	}

	@Test
	void deadServerIsNoOtherTransport() {
		try (RunningServer dead = RunningServer.start("spring.ai.mcp.server.protocol=SSE")) {
			URI uri = dead.at("/sse");
			dead.close();

			assertThatExceptionOfType(McpHandshakeException.class)
				.isThrownBy(() -> RemoteMcpServer.at(uri).clients().test())
				.withMessageContaining("connection refused: nothing listens at " + uri.getAuthority())
				.satisfies((ex) -> assertThat(ex.status()).isNull())
				.satisfies((ex) -> assertThat(ex.getSuppressed()).isEmpty());
		}
	}

	@Test
	void tokenIsAskedForAndGiven() {
		try (RunningServer secured = RunningServer.start("spring.ai.mcp.server.protocol=STREAMABLE", "token=t0k3n")) {
			RemoteMcpServer server = RemoteMcpServer.at(secured.at("/mcp"));

			assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(() -> server.clients().test())
				.withMessageContaining("answered with 401 UNAUTHORIZED")
				.withMessageContaining("bearerToken(...)")
				.withMessageContaining("McpTestClientCustomizer")
				.withMessageContaining("McpTestClientExtension");
			assertThatItGreets(server.customizedBy((client) -> client.bearerToken("wrong"))
				.customizedBy((client) -> client.bearerToken("t0k3n")));
		}
	}

	@Test
	void trustIsThatOfTheBundle() throws Exception {
		X509Bundle authority = TlsMaterial.selfSigned("authority");
		X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
			.addSanDnsName("localhost")
			.ecp256()
			.buildIssuedBy(authority);
		KeyStore keys = TlsMaterial.keyStore(Map.of("server", certificate));
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("authority", authority.getCertificate());
		try (RunningServer secure = RunningServer.start("spring.ai.mcp.server.protocol=STREAMABLE",
				"server.ssl.bundle=server", "spring.ssl.bundle.jks.server.key.alias=server",
				"spring.ssl.bundle.jks.server.keystore.location=file:" + TlsMaterial.file(keys),
				"spring.ssl.bundle.jks.server.keystore.password=" + TlsMaterial.PASSWORD)) {
			RemoteMcpServer server = RemoteMcpServer.at(secure.at("/mcp"));

			assertThatItGreets(server.sslBundle(SslBundle.of(SslStoreBundle.of(null, null, trusted))));

			assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(() -> server.clients().test())
				.withMessageContaining("unable to find valid certification path");
		}
	}

	@Test
	void addressIsThatOfTheUri() {
		RemoteMcpServer server = RemoteMcpServer.at(URI.create("https://example.com/v1/mcp?key=1"));

		assertThat(server.name()).isEqualTo("example.com");
		assertThat(server.endpoints().port()).isEqualTo(443);
		assertThat(server.endpoints().baseUri()).hasToString("https://example.com");
		assertThat(server.endpoints().uri(McpTransport.SSE)).hasToString("https://example.com/v1/mcp?key=1");
		assertThat(RemoteMcpServer.at(URI.create("http://example.com/mcp")).endpoints().port()).isEqualTo(80);
		assertThat(RemoteMcpServer.at(URI.create("http://example.com:81/mcp")).endpoints().port()).isEqualTo(81);
		assertThatIllegalStateException().isThrownBy(() -> server.endpoints().certificates())
			.withMessageContaining("example.com");
		assertThat(server.name("shop").over(McpTransport.SSE).name("store"))
			.hasToString("the MCP server at https://example.com/v1/mcp?key=1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/mcp", "localhost:8080/mcp", "ftp://example.com", "http:///mcp" })
	void otherUrisAreRefused(String uri) {
		assertThatIllegalArgumentException().isThrownBy(() -> RemoteMcpServer.at(URI.create(uri)))
			.withMessageContaining("as in http://127.0.0.1:3001/mcp: '" + uri + "' has not");
	}

}
