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

package dev.mcpslice.wire.streamablehttp;

import java.util.Map;

import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.OnlyOn;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.SdkVersion;
import dev.mcpslice.wire.Stack;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The streams of a session: one for each request, and one to listen.
 */
class EventStreamTests extends RequestTests {

	@Autowired
	private McpStreamableServerTransportProvider transport;

	@Test
	@Scenario({ "A12", "A13" })
	void answersARequestWithAStreamThatEndsThen() {
		String session = this.http.open();

		try (EventStream stream = events(this.http.post(session, Messages.request("\"list\"", "tools/list"))
			.header(HttpHeaders.PROTOCOL_VERSION, "2025-11-25")
			.exchange())) {
			ServerSentEvent<String> event = stream.next();
			assertThat(event.event()).isEqualTo("message");
			assertThat(new JsonContent(event.data()))
				.hasPathSatisfying("$.id", (id) -> id.assertThat().isEqualTo("list"))
				.extractingPath("$.result.tools[*].name")
				.asArray()
				.contains("echo");
			assertThat(stream.rest()).isEmpty();
		}
	}

	@Test
	@Scenario("A18")
	void listensToTheServer() {
		String session = this.http.open();

		try (EventStream stream = listen(session)) {
			assertThat(stream.response().getResponseHeaders().getContentType())
				.satisfies((type) -> assertThat(type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM)).isTrue());
			tell(session, "hello");
			assertThat(stream.next().data()).contains("\"data\":\"hello\"");
		}
	}

	@Test
	@Scenario("A18")
	void givesTheMessagesToTheSecondOfTwoStreams() {
		String session = this.http.open();

		try (EventStream first = listen(session)) {
			tell(session, "to the first");
			assertThat(first.next().data()).contains("\"data\":\"to the first\"");
			try (EventStream second = listen(session)) {
				tell(session, "to the second");
				assertThat(second.next().data()).contains("\"data\":\"to the second\"");
			}
		}
	}

	@Test
	@Scenario("A18")
	void endsTheFirstOfTwoStreams() {
		String session = this.http.open();

		try (EventStream first = listen(session); EventStream second = listen(session)) {
			tell(session, "to the second");

			assertThat(second.next().data()).contains("\"data\":\"to the second\"");
			// It stays open otherwise, and is told nothing more: there is no event to
			// wait for.
			if (!SdkVersion.is20()) {
				assertThat(first.rest()).isEmpty();
			}
		}
	}

	@Test
	@Scenario("A54")
	void tellsEachOfTwoSessionsItsOwn() {
		String session = this.http.open();
		String other = this.http.open();

		try (EventStream stream = listen(session); EventStream otherStream = listen(other)) {
			tell(session, "one");
			tell(other, "two");
			tell(session, "three");
			tell(other, "four");

			assertThat(stream.next().data()).contains("\"data\":\"one\"");
			assertThat(otherStream.next().data()).contains("\"data\":\"two\"");
			assertThat(stream.next().data()).contains("\"data\":\"three\"");
			assertThat(otherStream.next().data()).contains("\"data\":\"four\"");
		}
	}

	@Test
	@Scenario("A61")
	@OnlyOn(Stack.WEBMVC)
	void opensAStreamAfterAnUnknownEventThatSaysNothing() {
		String session = this.http.open();

		try (EventStream replay = events(this.http.get(session)
			.header(HttpHeaders.LAST_EVENT_ID, "no-such-event")
			.header(ServerIdentity.HEADER, this.identity.toHeader())
			.exchange()); EventStream stream = listen(session)) {
			assertThat(replay.next().comment()).isEqualTo("listening");

			tell(session, "hello");

			assertThat(stream.next().data()).contains("\"data\":\"hello\"");
			assertThat(replay.isSilent()).isTrue();
		}
	}

	@Test
	@Scenario("A61")
	@OnlyOn(Stack.WEBFLUX)
	void replaysNothingAfterAnUnknownEvent() {
		String session = this.http.open();

		try (EventStream stream = events(
				this.http.get(session).header(HttpHeaders.LAST_EVENT_ID, "no-such-event").exchange())) {
			assertThat(stream.rest()).isEmpty();
		}

		try (EventStream stream = listen(session)) {
			tell(session, "hello");
			assertThat(stream.next().data()).contains("\"data\":\"hello\"");
		}
	}

	private void tell(String session, String text) {
		this.transport.notifyClient(session, "notifications/message", Map.of("level", "info", "data", text))
			.block(EventStream.LIMIT);
	}

}
