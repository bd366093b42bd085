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

import java.util.Objects;

import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Stack;
import io.modelcontextprotocol.spec.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client says it can read.
 */
@Tag("platform")
class AcceptHeaderTests extends RequestTests {

	private static final String NO_TYPE = "Invalid Accept headers. Expected TEXT_EVENT_STREAM and APPLICATION_JSON";

	@Test
	@Scenario("A01")
	void refusesAMessageWithoutTheHeaderAsABadRequest() {
		String answer = sendBare("POST /mcp HTTP/1.1\nContent-Type: application/json", Messages.INITIALIZE);

		assertThat(answer).startsWith("HTTP/1.1 400 ");
		if (Stack.current() == Stack.WEBMVC) {
			assertThat(answer).contains(NO_TYPE, "stackTrace");
		}
		else {
			assertThat(answer).endsWith("\r\n\r\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json, text/event-stream", "text/event-stream, application/json" })
	@Scenario({ "A02", "A13" })
	void servesWhoeverNamesBothTypes(String accept) {
		this.http.post(Messages.INITIALIZE)
			.headers((headers) -> headers.set("Accept", accept))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectHeader()
			.exists(HttpHeaders.MCP_SESSION_ID)
			.expectBody()
			.jsonPath("$.result.serverInfo.name")
			.isEqualTo("wire");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/*, text/*", "*/*;q=0.8", "application/*;q=0.9, text/*;q=0.8",
			"application/json;q=0.9, text/event-stream;q=0.8" })
	@Scenario("A02")
	void refusesRangesAndQualitiesThatCoverBothTypes(String accept) {
		refusesAsABadRequest(accept);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/*", "text/*", "application/json", "text/event-stream" })
	@Scenario("A03")
	void refusesWhatDoesNotCoverBothTypesAsABadRequest(String accept) {
		refusesAsABadRequest(accept);
	}

	@Test
	@Scenario("A19")
	void refusesToStreamWithoutTheHeaderAsABadRequest() {
		String session = this.http.open();

		String answer = sendBare("GET /mcp HTTP/1.1\nMcp-Session-Id: " + session, "");

		assertThat(answer).startsWith("HTTP/1.1 400 ")
			.endsWith("\r\n\r\n" + Objects.requireNonNullElse(noStream(), ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "*/*", "text/*" })
	@Scenario("A19")
	void refusesToStreamWhatIsNoEventStreamAsABadRequest(String accept) {
		this.http.get(this.http.open())
			.accept(MediaType.parseMediaType(accept))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody(String.class)
			.value((body) -> assertThat(body).isEqualTo(noStream()));
	}

	private void refusesAsABadRequest(String accept) {
		ResponseSpec response = this.http.post(Messages.INITIALIZE)
			.headers((headers) -> headers.set("Accept", accept))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.doesNotExist(HttpHeaders.MCP_SESSION_ID);
		if (Stack.current() == Stack.WEBMVC) {
			expectException(response, -32601, NO_TYPE);
		}
		else {
			response.expectBody().isEmpty();
		}
	}

	// WebFlux does not say why.
	private static @Nullable String noStream() {
		return (Stack.current() == Stack.WEBMVC) ? "Invalid Accept header. Expected TEXT_EVENT_STREAM" : null;
	}

}
