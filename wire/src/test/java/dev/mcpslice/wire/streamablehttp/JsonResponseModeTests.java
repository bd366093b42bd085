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

import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import io.modelcontextprotocol.spec.HttpHeaders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The one server that answers all requests with JSON: a stateless one.
 */
@TestPropertySource(properties = "spring.ai.mcp.server.protocol=STATELESS")
@Tag("platform")
class JsonResponseModeTests extends RequestTests {

	@Test
	@Scenario("A13")
	void answersTheHandshakeWithJsonButBeginsNoSession() {
		this.http.post(Messages.INITIALIZE)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectHeader()
			.doesNotExist(HttpHeaders.MCP_SESSION_ID)
			.expectBody()
			.jsonPath("$.result.serverInfo.name")
			.isEqualTo("wire");
	}

	@Test
	@Scenario("A13")
	void answersOtherRequestsWithJson() {
		this.http.post(Messages.callTool(2, "echo", "{\"text\":\"hello\"}"))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectBody()
			.jsonPath("$.result.content[0].text")
			.isEqualTo("Echo: hello");
	}

	@Test
	@Scenario("A14")
	void refusesWhoeverAcceptsJsonOnly() {
		refusesAsABadRequest("application/json");
	}

	@Test
	@Scenario("A15")
	void refusesAMessageWithoutAcceptHeaderAsABadRequest() {
		String answer = sendBare("POST /mcp HTTP/1.1\nContent-Type: application/json", Messages.INITIALIZE);

		assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith("\r\n\r\n");
	}

	@Test
	@Scenario("A16")
	void refusesWhoeverAcceptsEventsOnlyAsABadRequest() {
		refusesAsABadRequest("text/event-stream");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/*", "application/*;q=0.9" })
	@Scenario("A17")
	void refusesRangesThatCoverJson(String accept) {
		refusesAsABadRequest(accept);
	}

	private void refusesAsABadRequest(String accept) {
		this.http.post(Messages.INITIALIZE)
			.accept(MediaType.parseMediaType(accept))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.isEmpty();
	}

}
