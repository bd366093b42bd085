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
import java.util.concurrent.CompletableFuture;

import com.jayway.jsonpath.JsonPath;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import io.modelcontextprotocol.spec.HttpHeaders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that are no requests.
 */
@Import(CallbackTools.class)
@Tag("platform")
class PostedMessagesTests extends RequestTests {

	private static final String CALL = Messages.callTool(5, "call_back", "{}");

	@ParameterizedTest
	@CsvSource({ "notifications/initialized, {}", "'notifications/cancelled', '{\"requestId\":\"none\"}'",
			"'notifications/progress', '{\"progressToken\":\"none\",\"progress\":1}'", "notifications/unheard-of, {}" })
	@Scenario("A55")
	void acceptsANotification(String method, String params) {
		this.http.post(this.http.open(), Messages.notification(method, params))
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody()
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"result\":{}", "\"error\":{\"code\":-32601,\"message\":\"What?\"}" })
	@Scenario("A55")
	void acceptsTheResponseToItsRequest(String outcome) {
		String session = this.http.open();

		try (EventStream call = events(this.http.post(session, CALL).exchange())) {
			this.http.post(session, response(requestId(call, "ping"), outcome))
				.exchange()
				.expectStatus()
				.isAccepted()
				.expectBody()
				.isEmpty();

			assertThat(new JsonContent(call.next().data())).extractingPath("$.id").isEqualTo(5);
			assertThat(call.rest()).isEmpty();
		}
	}

	@Test
	@Scenario("A55")
	void failsOnAResponseToNoRequestOfIt() {
		this.http.post(this.http.open(), response("none", "\"result\":{}"))
			.exchange()
			.expectStatus()
			.isEqualTo(500)
			.expectBody();
	}

	@Test
	@Scenario("A55")
	void failsOnNewsOfTheRootsOfAClientThatDoesNotListen() {
		this.http.post(openWithRoots(), Messages.notification("notifications/roots/list_changed", "{}"))
			.exchange()
			.expectStatus()
			.isEqualTo(500)
			.expectBody();
	}

	@Test
	@Scenario("A55")
	void acceptsNewsOfTheRootsOnlyWhenItHasBeenToldThem() {
		String session = openWithRoots();

		try (EventStream stream = listen(session)) {
			CompletableFuture<HttpStatusCode> news = CompletableFuture.supplyAsync(
					() -> this.http.post(session, Messages.notification("notifications/roots/list_changed", "{}"))
						.exchange()
						.expectBody()
						.returnResult()
						.getStatus(),
					(task) -> new Thread(task).start());

			String request = requestId(stream, "roots/list");
			// Time enough for an answer that does not wait for the roots.
			try (EventStream ping = events(this.http.post(session, Messages.request(6, "ping")).exchange())) {
				assertThat(ping.rest()).hasSize(1);
			}
			assertThat(news).isNotDone();

			this.http.post(session, response(request, "\"result\":{\"roots\":[]}"))
				.exchange()
				.expectStatus()
				.isAccepted()
				.expectBody()
				.isEmpty();
			assertThat(news).succeedsWithin(EventStream.LIMIT).isEqualTo(HttpStatus.ACCEPTED);
		}
	}

	@Test
	@Scenario("A54")
	void takesNoResponseFromAnotherSession() {
		String session = this.http.open();
		String other = this.http.open();

		try (EventStream call = events(this.http.post(session, CALL).exchange())) {
			String request = requestId(call, "ping");

			this.http.post(other, response(request, "\"result\":{}"))
				.exchange()
				.expectStatus()
				.isEqualTo(500)
				.expectBody();

			this.http.post(session, response(request, "\"result\":{}"))
				.exchange()
				.expectStatus()
				.isAccepted()
				.expectBody()
				.isEmpty();
			assertThat(call.next().data()).contains("It has answered.");
		}
	}

	private String openWithRoots() {
		return Objects.requireNonNull(this.http
			.post(Messages.INITIALIZE.replace("\"capabilities\":{}",
					"\"capabilities\":{\"roots\":{\"listChanged\":true}}"))
			.exchange()
			.expectBody()
			.returnResult()
			.getResponseHeaders()
			.getFirst(HttpHeaders.MCP_SESSION_ID));
	}

	private static String requestId(EventStream stream, String method) {
		JsonContent request = new JsonContent(stream.next().data());
		assertThat(request).extractingPath("$.method").isEqualTo(method);
		return JsonPath.read(request.getJson(), "$.id");
	}

	private static String response(String id, String outcome) {
		return "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",%s}".formatted(id, outcome);
	}

}
