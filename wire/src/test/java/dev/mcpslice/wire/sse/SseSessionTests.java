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

import java.util.List;
import java.util.stream.Stream;

import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Sse;
import dev.mcpslice.wire.WireTests;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a session over SSE begins with, and which requests belong to it.
 */
class SseSessionTests {

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
		@Scenario("B01")
		void beginsWithTheEndpointAndASessionId() {
			Sse sse = new Sse(this.web);
			try (EventStream events = EventStream.of(sse.get()
				.exchange()
				.expectStatus()
				.isOk()
				.expectHeader()
				.contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM))) {

				assertThat(events.next()).satisfies((event) -> {
					assertThat(event.event()).isEqualTo("endpoint");
					assertThat(event.data())
						.matches("/mcp/message\\?sessionId=[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
				});
			}
		}

		@Test
		@Scenario("B01")
		void givesEachStreamASessionIdOfItsOwn() {
			Sse sse = new Sse(this.web);
			try (Sse.Session first = sse.connect(); Sse.Session second = sse.connect()) {
				assertThat(first.endpoint()).isNotEqualTo(second.endpoint());
			}
		}

		@Test
		@Scenario("B04")
		void readsTheSpellingSessionId() {
			try (Sse.Session session = new Sse(this.web).open()) {
				assertThat(session.endpoint()).contains("?sessionId=");
				assertThat(session.ask(PING)).isEqualTo(PONG);
			}
		}

		@Test
		@Scenario("B04")
		void doesNotReadTheSpellingWithAnUnderscore() {
			Sse sse = new Sse(this.web);
			try (Sse.Session session = sse.open()) {
				String endpoint = session.endpoint().replace("sessionId=", "session_id=");

				sse.post(endpoint, PING).exchange().expectStatus().isBadRequest().expectBody();
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "%s&session_id=another", "%s&session_id=" })
		@Scenario("B04")
		void takesSessionIdOfBothSpellings(String both) {
			Sse sse = new Sse(this.web);
			try (Sse.Session session = sse.open()) {
				sse.post(both.formatted(session.endpoint()), PING).exchange().expectStatus().isOk().expectBody();

				assertThat(session.next()).isEqualTo(PONG);
			}
		}

		@Test
		@Scenario("B04")
		void doesNotFallBackToTheOtherSpelling() {
			Sse sse = new Sse(this.web);
			try (Sse.Session session = sse.open()) {
				String endpoint = session.endpoint().replace("?sessionId=", "?sessionId=another&session_id=");

				sse.post(endpoint, PING).exchange().expectStatus().isNotFound().expectBody();
			}
		}

		@Test
		@Scenario("B12")
		void answersWithTheTypeThatAnIdCameWith() {
			try (Sse.Session session = new Sse(this.web).open()) {
				assertThat(session.ask(Messages.request("\"123\"", "ping")))
					.isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"123\",\"result\":{}}");
				assertThat(session.ask(Messages.request("123", "ping")))
					.isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":123,\"result\":{}}");
			}
		}

		@Test
		@Scenario("B12")
		void keepsIdsApartThatDifferInTypeOnly() {
			List<String> ids = Stream.of("\"123\"", "123", "9007199254740993", "\"\"", "-1").toList();
			try (Sse.Session session = new Sse(this.web).open()) {
				ids.forEach((id) -> session.say(Messages.callTool(id, "echo", "{\"text\":\"twice\"}")));

				assertThat(Stream.generate(session::next).limit(ids.size()))
					.extracting((answer) -> answer.replaceAll(".*\"id\":([^,]*),\"result\".*", "$1"))
					.containsExactlyInAnyOrderElementsOf(ids);
			}
		}

	}

}
