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

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.TlsMaterial;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpServerEndpoints;
import io.modelcontextprotocol.client.McpSyncClient;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The certificates that the endpoints tell are those that the server presents.
 */
@Timeout(30)
class TlsCertificatesTests {

	private static final X509Bundle ISSUER = TlsMaterial.selfSigned("issuer");

	private static final X509Bundle FIRST = TlsMaterial.issuedBy(ISSUER, "first");

	private static final X509Bundle SECOND = TlsMaterial.issuedBy(ISSUER, "second");

	private static Certificate presented(McpServerEndpoints endpoints) throws Exception {
		return presented(endpoints, new SSLParameters());
	}

	private static Certificate presented(McpServerEndpoints endpoints, SSLParameters parameters) throws Exception {
		try (SSLSocket socket = (SSLSocket) TlsMaterial.ordinaryClient(ISSUER)
			.getSocketFactory()
			.createSocket("127.0.0.1", endpoints.port())) {
			socket.setSSLParameters(parameters);
			socket.startHandshake();
			return socket.getSession().getPeerCertificates()[0];
		}
	}

	private static void assertThatClientsAreServed(McpClientFactory clients) {
		try (McpSyncClient mcp = clients.sync()) {
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}
	}

	@Nested
	@McpServerTest
	class OfOneKey {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.serve(registry, FIRST);
		}

		@Test
		void areThatOfTheKeyAndNotItsIssuers(McpServerEndpoints endpoints) throws Exception {
			assertThat(endpoints.certificates()).containsExactly(FIRST.getCertificate());
			assertThat(presented(endpoints)).isEqualTo(FIRST.getCertificate());
		}

	}

	@Nested
	@McpServerTest(properties = { "spring.ssl.bundle.jks.two.keystore.password=secret", "server.ssl.bundle=two" })
	class OfSeveralKeys {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			registry.add("spring.ssl.bundle.jks.two.keystore.location",
					() -> TlsMaterial.file(TlsMaterial.keyStore(Map.of("one", FIRST, "two", SECOND))).toUri());
		}

		@Test
		void areAllThatMayBePresented(McpServerEndpoints endpoints, McpClientFactory clients) throws Exception {
			assertThat(endpoints.certificates()).containsExactlyInAnyOrder(FIRST.getCertificate(),
					SECOND.getCertificate());
			assertThat(endpoints.certificates()).contains((X509Certificate) presented(endpoints));
			assertThatClientsAreServed(clients);
		}

	}

	@Nested
	@McpServerTest(properties = { "spring.ssl.bundle.jks.two.keystore.password=secret", "server.ssl.bundle=two",
			"spring.ssl.bundle.jks.two.key.alias=two" })
	class OfAnAlias {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			OfSeveralKeys.configure(registry);
		}

		@Test
		void areThatOfTheAlias(McpServerEndpoints endpoints, McpClientFactory clients) throws Exception {
			assertThat(endpoints.certificates()).containsExactly(SECOND.getCertificate());
			assertThat(presented(endpoints)).isEqualTo(SECOND.getCertificate());
			assertThatClientsAreServed(clients);
		}

	}

	@Nested
	@McpServerTest(properties = { "server.ssl.key-store-password=secret", "server.ssl.key-alias=one" })
	class OfAnAliasOfTheServersOwn {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			registry.add("server.ssl.key-store",
					() -> TlsMaterial.file(TlsMaterial.keyStore(Map.of("one", FIRST, "two", SECOND))).toUri());
		}

		@Test
		void areThatOfTheAlias(McpServerEndpoints endpoints, McpClientFactory clients) throws Exception {
			assertThat(endpoints.certificates()).containsExactly(FIRST.getCertificate());
			assertThat(presented(endpoints)).isEqualTo(FIRST.getCertificate());
			assertThatClientsAreServed(clients);
		}

	}

	@Nested
	@McpServerTest(properties = { "server.ssl.server-name-bundles[0].server-name=books.example",
			"server.ssl.server-name-bundles[0].bundle=books" })
	class OfServerNames {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.serve(registry, FIRST);
			TlsMaterial.bundle(registry, "books", SECOND);
		}

		@Test
		void comeAfterTheDefault(McpServerEndpoints endpoints, McpClientFactory clients) throws Exception {
			SSLParameters books = new SSLParameters();
			books.setServerNames(List.of(new SNIHostName("books.example")));

			assertThat(endpoints.certificates()).containsExactly(FIRST.getCertificate(), SECOND.getCertificate());
			assertThat(presented(endpoints)).isEqualTo(FIRST.getCertificate());
			assertThat(presented(endpoints, books)).isEqualTo(SECOND.getCertificate());
			assertThatClientsAreServed(clients);
		}

	}

	@Nested
	@McpServerTest(properties = "spring.application.name=reloaded")
	@DirtiesContext
	class OfABundleThatIsReloaded {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.serve(registry, FIRST);
		}

		@Test
		void areTheNewOnes(McpServerEndpoints endpoints, McpClientFactory clients, @Autowired SslBundles bundles,
				@Autowired WebTestClient web) throws Exception {
			web.get().uri("/mcp").exchange().expectStatus().isBadRequest();
			SslBundle reloaded = TlsMaterial.sslBundle(SECOND);

			((SslBundleRegistry) bundles).updateBundle("server", reloaded);

			assertThat(endpoints.certificates()).containsExactly(SECOND.getCertificate());
			assertThat(presented(endpoints)).isEqualTo(SECOND.getCertificate());
			web.get().uri("/mcp").exchange().expectStatus().isBadRequest();
			assertThatClientsAreServed(clients);
		}

	}

}
