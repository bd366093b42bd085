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

package dev.mcpslice.wire.security;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.wire.BareConnection;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.OnlyOn;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Sse;
import dev.mcpslice.wire.Stack;
import dev.mcpslice.wire.fixture.OwnTransports;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * SSE under one name, {@code example.com}.
 */
class SseHostTests {

	/**
	 * What is expected of the transport, whether it is the application's or attached.
	 */
	abstract static class Contract extends HeaderSecurityTests {

		private static final String HOST = "example.com";

		@ParameterizedTest
		@ValueSource(
				strings = { FOREIGN_HOST, "example.com.evil.com", "evil.example.com", "example.com:8080", "127.0.0.1" })
		@Scenario("C02")
		void refusesWhoNamesAnotherHost(String host) {
			assertHostRefused(sse(host).get());
			assertHostRefused(sse(host).post("/mcp/message?sessionId=unknown", Messages.INITIALIZE));
		}

		@Test
		@Scenario("C02")
		@OnlyOn(Stack.WEBFLUX)
		void refusesWhoNamesNone() {
			assertThat(getWithoutHost()).startsWith("HTTP/1.1 421 ").endsWith("Invalid Host header");
		}

		@Test
		@Scenario("C02")
		@OnlyOn(Stack.WEBMVC)
		void webServerRefusesWhoNamesNone() {
			assertThat(getWithoutHost()).startsWith("HTTP/1.1 400 ");
		}

		private String getWithoutHost() {
			try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
				return connection.send("GET /sse HTTP/1.1\nAccept: text/event-stream\nConnection: close\n\n").readAll();
			}
		}

		@Test
		@Scenario("C02")
		void servesWhoNamesItsOwn() {
			Sse sse = sse(HOST);
			try (Sse.Session session = sse.open()) {
				serve(sse.post(session.endpoint(), Messages.callTool(7, "echo", "{\"text\":\"hi\"}")));

				assertThat(session.next()).contains("\"id\":7", "Echo: hi");
			}
		}

		@Test
		@Scenario("C02")
		void knowsClientsByTheNameTheySay(@Autowired McpClientFactory clients) {
			McpClientFactory sse = clients.over(McpTransport.SSE);

			try (McpTestClient mcp = sse.headers((headers) -> headers.set(HttpHeaders.HOST, HOST)).test()) {
				mcp.ping().isSuccessful();
			}
			assertThatExceptionOfType(McpHandshakeException.class)
				.isThrownBy(sse.headers((headers) -> headers.set(HttpHeaders.HOST, FOREIGN_HOST))::test)
				.withMessageContaining("421")
				.withMessageContaining("Invalid Host header");
		}

		@Test
		@Scenario("C11")
		void refusesBeforeItLooksForTheSession() {
			try (Sse.Session session = sse(HOST).open()) {
				assertHostRefused(sse(FOREIGN_HOST).post(session.endpoint(), Messages.request(7, "ping")));
				assertHostRefused(
						sse(FOREIGN_HOST).post("/mcp/message?sessionId=unknown", Messages.request(7, "ping")));
				assertHostRefused(sse(FOREIGN_HOST).post("/mcp/message", Messages.request(7, "ping")));
				serve(sse(HOST).post(session.endpoint(), Messages.request(8, "ping")));

				assertThat(session.next()).as("the first answer").contains("\"id\":8");
			}
		}

		@Test
		@Scenario("C11")
		void looksForTheSessionOfWhoMayAsk() {
			sse(HOST).post("/mcp/message?sessionId=unknown", Messages.request(7, "ping"))
				.exchange()
				.expectStatus()
				.isNotFound()
				.expectBody(String.class)
				.value((body) -> assertThat(body).contains("Session not found"));
			sse(HOST).post("/mcp/message", Messages.request(7, "ping"))
				.exchange()
				.expectStatus()
				.isBadRequest()
				.expectBody(String.class)
				.value((body) -> assertThat(body).contains("Session ID missing"));
		}

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	@Import({ OwnTransports.Sse.class, Allowing.ExampleHost.class })
	class Configured extends Contract {

	}

	@Nested
	@Import({ OwnTransports.StreamableHttp.class, Allowing.ExampleHost.class })
	class Attached extends Contract {

	}

}
