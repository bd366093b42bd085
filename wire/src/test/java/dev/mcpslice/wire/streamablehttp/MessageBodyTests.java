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

import java.util.List;

import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.OnlyOn;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.SdkVersion;
import dev.mcpslice.wire.Stack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is in the body of a request, and what it is said to be.
 */
@Tag("platform")
class MessageBodyTests extends RequestTests {

	private static final int INVALID_REQUEST = -32600;

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "text/html" })
	@Scenario("A04")
	void readsAMessageOfAnyContentType(String type) {
		readsAMessageOf(type);
	}

	@Test
	@Scenario("A04")
	@OnlyOn(Stack.WEBFLUX)
	void readsAMessageThatIsCalledAForm() {
		readsAMessageOf(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
	}

	@Test
	@Scenario("A04")
	@OnlyOn(Stack.WEBMVC)
	void refusesAMessageThatIsCalledAForm() {
		this.http.post(Messages.INITIALIZE)
			.headers((headers) -> headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody();
	}

	private void readsAMessageOf(String type) {
		this.http.post(Messages.INITIALIZE)
			.headers((headers) -> headers.setContentType(MediaType.parseMediaType(type)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.result.serverInfo.name")
			.isEqualTo("wire");
	}

	@Test
	@Scenario("A04")
	void readsAMessageWithoutContentType() {
		String answer = sendBare("POST /mcp HTTP/1.1\nAccept: application/json, text/event-stream",
				Messages.INITIALIZE);

		assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"serverInfo\":{\"name\":\"wire\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{\"jsonrpc\"", "{\"jsonrpc\":\"2.0\",}", "initialize", "{'jsonrpc':'2.0'}",
			"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}}", "<message/>" })
	@Scenario("A05")
	void refusesBrokenJsonAsAnInvalidRequestWithAnException(String body) {
		ResponseSpec response = this.http.post(body).exchange();

		expectException(response.expectStatus().isBadRequest(), INVALID_REQUEST, "Invalid message format");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "1", "\"ping\"", "{\"jsonrpc\":\"2.0\"}", "{\"jsonrpc\":\"2.0\",\"id\":1}",
			"{\"question\":\"Who?\"}" })
	@Scenario("A06")
	void refusesJsonThatIsNoMessageAsAnInvalidRequestWithAnException(String body) {
		ResponseSpec response = this.http.post(body).exchange();

		expectException(response.expectStatus().isBadRequest(), INVALID_REQUEST, "Invalid message format");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"id\":2,\"method\":\"ping\"}", "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
			"{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}" })
	@Scenario("A06")
	void refusesARequestThatIsNotOneOfJsonRpc(String body) {
		ResponseSpec response = this.http.post(this.http.open(), body).exchange();

		if (SdkVersion.is20()) {
			response.expectStatus().isEqualTo(500).expectBody();
		}
		else {
			expectException(response.expectStatus().isBadRequest(), INVALID_REQUEST, "Invalid message format");
		}
	}

	@Test
	@Scenario("A06")
	void failsOnNull() {
		this.http.post("null").exchange().expectStatus().isEqualTo(500).expectBody();
	}

	@Test
	@Scenario("A06")
	void acceptsAnotherVersionOfJsonRpc() {
		events(this.http
			.post(this.http.open(), Messages.request(2, "ping").replace("\"jsonrpc\":\"2.0\"", "\"jsonrpc\":\"1.0\""))
			.exchange()).close();
	}

	@ParameterizedTest
	@MethodSource("batches")
	@Scenario("A56")
	void refusesABatch(String batch) {
		ResponseSpec withoutSession = this.http.post(batch).exchange();
		ResponseSpec withSession = this.http.post(this.http.open(), batch).exchange();

		expectException(withoutSession.expectStatus().isBadRequest(), INVALID_REQUEST, "Invalid message format");
		expectException(withSession.expectStatus().isBadRequest(), INVALID_REQUEST, "Invalid message format");
	}

	static List<String> batches() {
		String ping = Messages.request(2, "ping");
		return List.of("[]", "[%s]".formatted(ping), "[%s,%s]".formatted(ping, Messages.request(3, "tools/list")),
				"[%s]".formatted(Messages.INITIALIZE), "[%s]".formatted(Messages.INITIALIZED));
	}

}
