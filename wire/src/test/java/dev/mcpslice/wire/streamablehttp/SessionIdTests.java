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

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.mcpslice.wire.BareConnection;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.OnlyOn;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests with ids of sessions that are missing, wrong, or of sessions that have ended.
 */
class SessionIdTests extends RequestTests {

	private static final String PING = Messages.request(2, "ping");

	// The form of the body is that of all errors, see A05 and A06.
	@Test
	@Scenario("A08")
	void isMissedWithTheCodeOfAnUnknownMethodAndAnException() {
		ResponseSpec response = this.http.post(PING).exchange();

		expectException(response.expectStatus().isBadRequest(), -32601, "Session ID missing");
	}

	@Test
	@Scenario("A08")
	void isMissedByOtherMethods() {
		isMissed(this.web.get().uri("/mcp").accept(MediaType.TEXT_EVENT_STREAM).exchange());
		isMissed(this.web.delete().uri("/mcp").exchange());
	}

	// WebFlux does not say why.
	private static void isMissed(ResponseSpec response) {
		String reason = (Stack.current() == Stack.WEBMVC) ? "Session ID required in mcp-session-id header" : null;
		response.expectStatus()
			.isBadRequest()
			.expectBody(String.class)
			.value((body) -> assertThat(body).isEqualTo(reason));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nobody", "00000000-0000-4000-8000-000000000000" })
	@Scenario("A53")
	void leadsNowhereIfItIsUnknown(String unknown) {
		this.http.post(unknown, PING).exchange().expectStatus().isNotFound().expectBody();
		this.http.post(unknown, Messages.INITIALIZED).exchange().expectStatus().isNotFound().expectBody();
		this.http.get(unknown).exchange().expectStatus().isNotFound().expectBody();
		this.http.delete(unknown).exchange().expectStatus().isNotFound().expectBody();
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "\t", "\r\n " })
	@Scenario("A10")
	void isRefusedAndRepeatedInTheBodyIfItHasWhiteSpaceThatHttpAllows(String space) {
		String session = this.http.open();

		String answer = sendWithSession("POST", session.substring(0, 8) + space + session.substring(8), PING);

		assertThat(answer).startsWith("HTTP/1.1 404 ");
		// A line that is continued is one with a space by HTTP's own rules.
		assertThat(answer).contains("Session not found: %s%s%s\"".formatted(session.substring(0, 8),
				space.equals("\t") ? "\\t" : " ", session.substring(8)));
		assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).doesNotContain(session.substring(8));
		serves(session);
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "\t", "\r\n " })
	@Scenario("A10")
	void isRefusedByMethodsWithoutABodyIfItHasWhiteSpaceThatHttpAllows(String space) {
		String session = this.http.open();
		String wrong = session.substring(0, 8) + space + session.substring(8);

		assertThat(List.of(sendWithSession("GET", wrong, ""), sendWithSession("DELETE", wrong, "")))
			.allSatisfy((answer) -> assertThat(answer).startsWith("HTTP/1.1 404 ")
				.endsWith("\r\n\r\n")
				.doesNotContain(session.substring(8)));
		serves(session);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r", "\r\n", "\u0000", "\u0001", "\u000b", "\u001b", "\u007f" })
	@Scenario("A10")
	void isRefusedByTheWebServerIfItHasControlCharacters(String control) {
		String session = this.http.open();

		String wrong = session.substring(0, 8) + control + session.substring(8);

		assertThat(List.of(sendWithSession("POST", wrong, PING), sendWithSession("GET", wrong, ""),
				sendWithSession("DELETE", wrong, "")))
			.allSatisfy(
					(answer) -> assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain(session.substring(8)));
		serves(session);
	}

	@Test
	@Scenario("A11")
	@OnlyOn(Stack.WEBMVC)
	void endsWithItsSession() {
		String session = this.http.open();
		try (EventStream stream = listen(session)) {

			this.http.delete(session).exchange().expectStatus().isOk().expectBody().isEmpty();

			assertThat(stream.rest()).isEmpty();
		}
		this.http.post(session, PING).exchange().expectStatus().isNotFound().expectBody();
		this.http.delete(session).exchange().expectStatus().isNotFound().expectBody();
	}

	@Test
	@Scenario("A11")
	@OnlyOn(Stack.WEBFLUX)
	void worksOnAfterItsSessionHasBeenDeleted() {
		String session = this.http.open();
		try (EventStream stream = listen(session)) {

			this.http.delete(session).exchange().expectStatus().isOk().expectBody().isEmpty();

			assertThat(stream.rest()).isEmpty();
		}
		serves(session);
		this.http.delete(session).exchange().expectStatus().isOk().expectBody().isEmpty();
	}

	private void serves(String session) {
		try (EventStream stream = events(this.http.post(session, PING).exchange())) {
			assertThat(stream.next().data()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}");
		}
	}

	// The ends of lines are written out, since those in the id are sent as they are.
	private String sendWithSession(String method, String session, String body) {
		try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
			String head = String.join("\r\n", method + " /mcp HTTP/1.1", "Host: localhost", "Connection: close",
					"Accept: " + (method.equals("GET") ? "text/event-stream" : "application/json, text/event-stream"),
					"Content-Type: application/json", "Content-Length: " + body.length(), "Mcp-Session-Id: " + session);
			connection.send((head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
			return connection.readAll();
		}
	}

}
