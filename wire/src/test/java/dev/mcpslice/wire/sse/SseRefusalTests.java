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

package dev.mcpslice.wire.sse;

import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.OnlyOn;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.SdkVersion;
import dev.mcpslice.wire.Sse;
import dev.mcpslice.wire.Stack;
import dev.mcpslice.wire.WireTests;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which messages the server refuses to take over SSE.
 */
class SseRefusalTests {

	private static final String PING = Messages.request(7, "ping");

	private static final String PONG = """
			{"jsonrpc":"2.0","id":7,"result":{}}""";

	@Nested
	@ConfiguredForSse
	class Configured extends Scenarios {

	}

	@Nested
	class Attached extends Scenarios {

	}

	abstract static class Scenarios extends WireTests {

		@Test
		@Scenario("B15")
		void doesNotKnowASessionWhoseStreamIsClosed() {
			Sse sse = new Sse(this.web);
			Sse.Session session = sse.open();
			assertThat(session.ask(PING)).isEqualTo(PONG);

			session.close();

			// Nothing tells from outside when the server has noticed.
			Awaitility.await()
				.atMost(EventStream.LIMIT)
				.untilAsserted(() -> session.post(PING).exchange().expectStatus().isNotFound().expectBody());
		}

		@Test
		@Scenario({ "B16", "B04" })
		void refusesAMessageWithoutSessionId() {
			new Sse(this.web).post("/mcp/message", PING)
				.exchange()
				.expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.jsonRpcError.message")
				.isEqualTo("Session ID missing in message endpoint")
				.jsonPath("$.stackTrace[0].className")
				.isEqualTo("io.modelcontextprotocol.spec.McpError$Builder");
		}

		@ParameterizedTest
		@ValueSource(strings = { "not-a-uuid", "", "%20", "00000000-0000-0000-0000-00000000000g", "..", "%00" })
		@Scenario("B16")
		void doesNotKnowAMalformedSessionId(String malformed) {
			this.web.post()
				.uri(this.endpoints.baseUri().resolve("/mcp/message?sessionId=" + malformed))
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(PING)
				.exchange()
				.expectStatus()
				.isNotFound()
				.expectBody();
		}

		@Test
		@Scenario("B16")
		void doesNotKnowASessionThatItHasNotOpened() {
			new Sse(this.web).post("/mcp/message?sessionId=6ba7b810-9dad-11d1-80b4-00c04fd430c8", PING)
				.exchange()
				.expectStatus()
				.isNotFound()
				.expectBody()
				.jsonPath("$.jsonRpcError.message")
				.isEqualTo("Session not found: 6ba7b810-9dad-11d1-80b4-00c04fd430c8");
		}

		@ParameterizedTest
		@ValueSource(strings = { "{", "hello", "[]", "[1]", "1", "\"text\"", "{}", "{\"jsonrpc\":\"2.0\",\"id\":1}",
				"[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]" })
		@Scenario("B17")
		void refusesABadBodyAndGoesOn(String body) {
			try (Sse.Session session = new Sse(this.web).open()) {
				session.post(body).exchange().expectStatus().isBadRequest().expectBody();

				assertThat(session.ask(PING)).isEqualTo(PONG);
			}
		}

		@Test
		@Scenario("B17")
		void refusesAMethodThatIsNoTextFromVersion21On() {
			try (Sse.Session session = new Sse(this.web).open()) {
				session.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":{}}")
					.exchange()
					.expectStatus()
					.isEqualTo(SdkVersion.is20() ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.BAD_REQUEST)
					.expectBody();

				assertThat(session.ask(PING)).isEqualTo(PONG);
			}
		}

		@Test
		@Scenario("B17")
		void takesNullAsAnErrorOfItsOwn() {
			try (Sse.Session session = new Sse(this.web).open()) {
				session.post("null").exchange().expectStatus().isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR).expectBody();

				assertThat(session.ask(PING)).isEqualTo(PONG);
			}
		}

		@Test
		@Scenario("B17")
		@OnlyOn(Stack.WEBFLUX)
		void takesAnEmptyBodyForAMessage() {
			answersAnEmptyBodyWith(HttpStatus.OK);
		}

		@Test
		@Scenario("B17")
		@OnlyOn(Stack.WEBMVC)
		void refusesAnEmptyBody() {
			answersAnEmptyBodyWith(HttpStatus.BAD_REQUEST);
		}

		private void answersAnEmptyBodyWith(HttpStatus status) {
			try (Sse.Session session = new Sse(this.web).open()) {
				this.web.post()
					.uri(session.endpoint())
					.contentType(MediaType.APPLICATION_JSON)
					.exchange()
					.expectStatus()
					.isEqualTo(status)
					.expectBody();

				assertThat(session.ask(PING)).isEqualTo(PONG);
			}
		}

		@Test
		@Scenario("B18")
		void hasNothingToGetWhereMessagesGo() {
			try (Sse.Session session = new Sse(this.web).open()) {
				this.web.get()
					.uri(session.endpoint())
					.accept(MediaType.TEXT_EVENT_STREAM)
					.exchange()
					.expectStatus()
					.isNotFound()
					.expectHeader()
					.doesNotExist("Allow")
					.expectBody();
			}
		}

	}

}
