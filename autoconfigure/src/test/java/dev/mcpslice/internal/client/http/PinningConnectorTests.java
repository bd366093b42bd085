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

package dev.mcpslice.internal.client.http;

import java.net.URI;
import java.util.List;

import dev.mcpslice.TlsMaterial;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.internal.endpoint.EventLoops;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link PinningConnector}.
 */
@Timeout(30)
class PinningConnectorTests {

	private static final X509Bundle SERVER = TlsMaterial.selfSigned("server");

	private final McpServerEndpoints endpoints = mock();

	private DisposableServer serve(ClientAuth clientAuth, String... ciphers) throws Exception {
		given(this.endpoints.certificates()).willReturn(List.of(SERVER.getCertificate()));
		SslContext context = SslContextBuilder.forServer(SERVER.toKeyManagerFactory())
			.trustManager(SERVER.toTrustManagerFactory())
			.clientAuth(clientAuth)
			.protocols("TLSv1.2")
			.ciphers((ciphers.length > 0) ? List.of(ciphers) : null)
			.build();
		return HttpServer.create()
			.runOn(EventLoops.ofClients())
			.host("127.0.0.1")
			.port(0)
			.secure((spec) -> spec.sslContext(context))
			.route((routes) -> routes.get("/", (request, response) -> response.sendString(Mono.just("hello")))
				.get("/drop", (request, response) -> {
					response.withConnection((connection) -> connection.channel().close());
					return Mono.never();
				}))
			.bindNow();
	}

	private PinningConnector connector(SslBundle bundle) {
		return new PinningConnector(SliceClientTransport.httpClient(ConnectionProvider.newConnection()),
				new CertificatePin(this.endpoints, null), bundle, null);
	}

	private static HttpStatusCode get(PinningConnector connector, DisposableServer server) {
		return get(connector, server, "/");
	}

	private static HttpStatusCode get(PinningConnector connector, DisposableServer server, String path) {
		return connector
			.connect(HttpMethod.GET, URI.create("https://127.0.0.1:" + server.port() + path),
					(request) -> request.setComplete())
			.map(ClientHttpResponse::getStatusCode)
			.block();
	}

	@Test
	void certificateIsNotBlamedOnceTheServerHasAnsweredWithoutOne() throws Exception {
		DisposableServer server = serve(ClientAuth.OPTIONAL);
		PinningConnector connector = connector(SslBundle.of(null));
		assertThat(get(connector, server).value()).isEqualTo(200);

		assertThatException().isThrownBy(() -> get(connector, server, "/drop"))
			.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContain("certificate"));

		server.disposeNow();
	}

	@Test
	void certificateIsBlamedAsLongAsTheServerHasNotAnswered() throws Exception {
		DisposableServer server = serve(ClientAuth.REQUIRE);
		PinningConnector connector = connector(SslBundle.of(null));

		assertThatException().isThrownBy(() -> get(connector, server))
			.withMessageContaining(
					"The server at 127.0.0.1:%d asked for a client certificate issued by CN=server " + "and got none (",
					server.port());

		server.disposeNow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256" })
	void whatTheJdkOffersIsOffered(String cipher) throws Exception {
		DisposableServer server = serve(ClientAuth.NONE, cipher);

		assertThat(get(connector(SslBundle.of(null)), server).value()).isEqualTo(200);

		server.disposeNow();
	}

	@Test
	void ciphersOfTheBundleAreHeeded() throws Exception {
		DisposableServer server = serve(ClientAuth.NONE, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
		SslOptions options = SslOptions.of(new String[] { "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384" }, null);

		assertThatException().isThrownBy(() -> get(connector(SslBundle.of(null, null, options)), server))
			.withMessageContaining("handshake_failure");

		server.disposeNow();
	}

}
