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

package dev.mcpslice.internal.report;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.mcpslice.internal.client.wire.RecordedExchange;
import dev.mcpslice.internal.client.wire.RecordedMessage;
import dev.mcpslice.internal.client.wire.Recording;
import dev.mcpslice.internal.client.wire.Secrets;
import dev.mcpslice.internal.report.Conversation.Exchange;
import dev.mcpslice.internal.report.Conversation.Message;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

class RecordedConversationTests {

	private static final URI MCP = URI.create("http://127.0.0.1:1/mcp?token=s3cr3t");

	private final Recording recording = new Recording("over SSE", new Secrets(List.of()));

	private Conversation conversation() {
		return RecordedConversation.read(this.recording, this.recording.opened(), true);
	}

	private Message received(JSONRPCMessage message) {
		this.recording.received(message, null);
		List<Message> messages = conversation().messages();
		return messages.get(messages.size() - 1);
	}

	private void exchange(String failure) {
		RecordedExchange exchange = this.recording.http(HttpMethod.POST, MCP, headers("Authorization", "Bearer t0k3n"),
				null);
		exchange.answered(HttpStatus.OK, headers("Content-Type", "text/plain"));
		exchange.ended(failure);
	}

	private static HttpHeaders headers(String name, String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.add(name, value);
		return headers;
	}

	@Test
	void messagesSayWhatTheyAreAbout() {
		assertThat(received(new JSONRPCRequest("tools/call", 1, Map.of("name", "t"))).subject()).isEqualTo("t");
		assertThat(received(new JSONRPCRequest("resources/read", 1, Map.of("uri", "a:b"))).subject()).isEqualTo("a:b");
		assertThat(received(new JSONRPCRequest("ping", 1, null)).subject()).isNull();
		assertThat(received(new JSONRPCRequest("x", 1, Map.of("name", 7))).subject()).isNull();
		assertThat(received(new JSONRPCNotification("n", Map.of("progress", 1.5, "total", 10))).subject())
			.isEqualTo("1.5 of 10");
		assertThat(received(new JSONRPCNotification("n", Map.of("progress", 2.0, "message", "m"))).subject())
			.isEqualTo("2");
	}

	@Test
	void longSubjectIsCut() {
		assertThat(received(new JSONRPCRequest("tools/call", 1, Map.of("name", "x".repeat(1000)))).subject())
			.hasSizeLessThan(130);
	}

	@Test
	void messageThatIsCutHasNoSubject() {
		Message message = received(new JSONRPCRequest("tools/call", 1, Map.of("name", "t", "a", "x".repeat(100_000))));

		assertThat(message.subject()).isNull();
		assertThat(message.json()).contains("characters in all");
		assertThat(PrettyJson.html(message.json())).contains("characters in all");
	}

	@Test
	void errorsSayWhatTheyAre() {
		assertThat(received(JSONRPCResponse.error(1, new JSONRPCError(-32602, "no", null))).error())
			.isEqualTo("-32602: no");
		assertThat(received(JSONRPCResponse.error(1, new JSONRPCError(1, "x".repeat(100_000), null))).error())
			.startsWith("1: x")
			.hasSizeLessThan(130);
		assertThat(received(JSONRPCResponse.result(1, Map.of("isError", true))).error()).isEqualTo("error of the tool");
		assertThat(received(JSONRPCResponse.result(1, Map.of("isError", false))).error()).isNull();
		assertThat(received(JSONRPCResponse.result(1, Map.of())).error()).isNull();
	}

	@Test
	void exchangesSayHowTheyFailed() {
		exchange("reset");

		assertThat(conversation().exchanges()).singleElement().extracting(Exchange::failure).isEqualTo("reset");
	}

	@Test
	void secretsAreMasked() {
		exchange(null);

		assertThat(conversation().exchanges()).singleElement().satisfies((exchange) -> {
			assertThat(exchange.request()).isEqualTo("POST http://127.0.0.1:1/mcp?token=******");
			assertThat(exchange.requestHeaders()).isEqualTo("Authorization: Bearer ******");
			assertThat(exchange.answer().headers()).isEqualTo("Content-Type: text/plain");
		});
	}

	@Test
	void exchangeWithoutAnswerHasNone() {
		RecordedMessage message = this.recording.sent(new JSONRPCRequest("ping", 1, null));
		this.recording.http(HttpMethod.POST, MCP, HttpHeaders.EMPTY, message);

		Conversation conversation = conversation();

		assertThat(conversation.exchanges()).singleElement().satisfies((exchange) -> {
			assertThat(exchange.answer()).isNull();
			assertThat(exchange.ended()).isNull();
			assertThat(conversation.messages()).singleElement()
				.satisfies((sent) -> assertThat(sent.exchange()).isSameAs(exchange));
		});
	}

	@Test
	void whatWasBeforeTheTestIsLeftOutUnlessAllIsAskedFor() {
		this.recording.sent(new JSONRPCRequest("ping", 1, null));
		exchange(null);
		this.recording.http(HttpMethod.GET, MCP, HttpHeaders.EMPTY, null);

		Conversation part = RecordedConversation.read(this.recording, this.recording.opened().plus(Duration.ofDays(1)),
				false);

		assertThat(part.messages()).isEmpty();
		assertThat(part.exchanges()).singleElement().satisfies((exchange) -> assertThat(exchange.ended()).isNull());
		assertThat(part.missing()).isEqualTo(2);
		assertThat(conversation().missing()).isZero();
	}

}
