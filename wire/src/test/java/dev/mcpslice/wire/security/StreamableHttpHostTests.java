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

import java.util.Map;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.fixture.OwnTransports;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Sessions of streamable HTTP under one name, {@code example.com}.
 */
@Tag("platform")
class StreamableHttpHostTests {

	/**
	 * What is expected of the transport, whether it is the application's or attached.
	 */
	abstract static class Contract extends HeaderSecurityTests {

		private static final String HOST = "example.com";

		@Autowired
		private ServerIdentity identity;

		@Autowired
		private McpServerTransportProviderBase provider;

		@Test
		@Scenario("D07")
		void refusesStreamsToWhoNamesAnotherHost() {
			String session = streamableHttp(HOST).open();

			assertHostRefused(streamableHttp(FOREIGN_HOST).get(session));
			assertHostRefused(streamableHttp(FOREIGN_HOST).get("unknown"));
			try (EventStream stream = listen(session)) {
				assertThat(stream.response().getStatus().value()).isEqualTo(200);
			}
		}

		@Test
		@Scenario("D07")
		void asksForASessionWhoNamesItsHost() {
			this.web.get()
				.uri("/mcp")
				.header(HttpHeaders.HOST, HOST)
				.accept(MediaType.TEXT_EVENT_STREAM)
				.exchange()
				.expectStatus()
				.isBadRequest()
				.expectBody();
		}

		@Test
		@Scenario("D08")
		void endsSessionsForNobodyWhoNamesAnotherHost() {
			StreamableHttp http = streamableHttp(HOST);
			String session = http.open();
			try (EventStream stream = listen(session)) {
				assertHostRefused(streamableHttp(FOREIGN_HOST).delete(session));

				assertThat(serve(http.post(session, Messages.request(7, "ping")))).contains("\"id\":7");
				tell(session, "still there?");
				assertThat(stream.next().data()).contains("still there?");

				// A session that is answered has not been ended, one with a stream
				// neither.
				serve(http.delete(session));
				assertThat(stream.rest()).isEmpty();
			}
		}

		@Test
		@Scenario("D07")
		void knowsClientsByTheNameTheySay(@Autowired McpClientFactory clients) {
			McpClientFactory http = clients.over(McpTransport.STREAMABLE_HTTP);

			try (McpTestClient mcp = http.headers((headers) -> headers.set(HttpHeaders.HOST, HOST)).test()) {
				mcp.ping().isSuccessful();
				mcp.with((call) -> call.header(HttpHeaders.HOST, FOREIGN_HOST))
					.ping()
					.isHttpError(HttpStatus.MISDIRECTED_REQUEST)
					.body()
					.isEqualTo("Invalid Host header");
			}
			assertThatExceptionOfType(McpHandshakeException.class)
				.isThrownBy(http.headers((headers) -> headers.set(HttpHeaders.HOST, FOREIGN_HOST))::test)
				.withMessageContaining("421")
				.withMessageContaining("Invalid Host header");
		}

		private void tell(String session, String text) {
			this.provider.notifyClient(session, "notifications/message", Map.of("level", "error", "data", text))
				.block(EventStream.LIMIT);
		}

		// A server of the slice says at once that it listens, to who names its identity.
		private EventStream listen(String session) {
			EventStream stream = EventStream.of(streamableHttp(HOST).get(session)
				.header(ServerIdentity.HEADER, this.identity.toHeader())
				.exchange()
				.expectStatus()
				.isOk());
			ServerSentEvent<String> first = stream.next();
			assertThat(first.comment()).isEqualTo("listening");
			return stream;
		}

	}

	@Nested
	@Import({ OwnTransports.StreamableHttp.class, Allowing.ExampleHost.class })
	class Configured extends Contract {

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	@Import({ OwnTransports.Sse.class, Allowing.ExampleHost.class })
	class Attached extends Contract {

	}

}
