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

package dev.mcpslice.internal.client.wire;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.mcpslice.client.WireMessage;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Recording}.
 */
class RecordingTests {

	private static final URI MCP = URI.create("http://127.0.0.1:1/mcp");

	private static final String LONG = "x".repeat(100_000);

	static final List<JSONRPCMessage> LONG_MESSAGES = List.of(
			new JSONRPCRequest("m", "1", CallToolRequest.builder("t").arguments(Map.of("a", LONG)).build()),
			new JSONRPCRequest("m", "1", GetPromptRequest.builder("p").arguments(Map.of("a", LONG)).build()),
			new JSONRPCNotification("m", Map.of("a", List.of(LONG))), JSONRPCResponse.result("1", Map.of("a", LONG)));

	private final Recording recording = new Recording("over SSE", new Secrets(List.of()));

	private static JSONRPCNotification notification(int number) {
		return new JSONRPCNotification("n" + number, null);
	}

	@Test
	void onlyTheLastMessagesAreKept() {
		IntStream.range(0, Recording.ENTRIES + 10).forEach((i) -> this.recording.received(notification(i), null));

		this.recording.messages().hasSize(Recording.ENTRIES).first().extracting(WireMessage::method).isEqualTo("n10");
		assertThat(this.recording).asString().contains("(the first 10 events are not kept)");
	}

	@Test
	void onlyTheLastExchangesAreKept() {
		IntStream.range(0, Recording.ENTRIES + 10)
			.forEach((i) -> this.recording.http(HttpMethod.POST, MCP, HttpHeaders.EMPTY, null));

		this.recording.http().hasSize(Recording.ENTRIES);
		assertThat(this.recording.dropped()).isEqualTo(10);
	}

	@Test
	void onlySoManyCharactersAreKept() {
		IntStream.range(0, 200)
			.forEach((i) -> this.recording
				.received(new JSONRPCNotification("n", Map.of("a", "x".repeat(RecordedMessage.LIMIT / 2))), null));

		this.recording.messages().hasSizeBetween(100, 128);
	}

	@ParameterizedTest
	@FieldSource("LONG_MESSAGES")
	void onlyTheBeginningOfALongMessageIsKept(JSONRPCMessage message) {
		this.recording.sent(message);

		this.recording.sent().singleElement().satisfies((sent) -> {
			assertThat(sent.json()).hasSizeLessThan(RecordedMessage.LIMIT + 100)
				.containsPattern("xxx… \\(100\\d+ characters in all\\)$");
			assertThat(sent.http()).isNull();
			assertThat(sent.header("a")).isNull();
		});
	}

	@Test
	void errorIsOne() {
		this.recording.received(JSONRPCResponse.error("1", new JSONRPCError(-32602, "no", null)), null);

		this.recording.received().singleElement().satisfies((message) -> {
			assertThat(message.isError()).isTrue();
			assertThat(message.id()).isEqualTo("1");
		});
	}

	@Test
	void exchangesTellHowTheyEnded() {
		RecordedExchange silent = exchange();
		RecordedExchange refused = exchange();
		HttpHeaders headers = new HttpHeaders();
		headers.add("WWW-Authenticate", "Bearer");
		headers.add("Date", "today");
		refused.answered(HttpStatus.UNAUTHORIZED, headers);
		refused.ended(null);
		RecordedExchange cut = exchange();
		cut.answered(HttpStatus.OK, HttpHeaders.EMPTY);
		cut.ended("IOException: reset");
		cut.ended("another");
		RecordedExchange stream = exchange();
		HttpHeaders eventStream = new HttpHeaders();
		eventStream.add("Content-Type", "text/event-stream;charset=UTF-8");
		stream.answered(HttpStatus.OK, eventStream);
		stream.ended(null);

		assertThat(silent).hasToString("POST http://127.0.0.1:1/mcp: no answer so far");
		assertThat(refused).hasToString("POST http://127.0.0.1:1/mcp: 401 UNAUTHORIZED, WWW-Authenticate: Bearer");
		assertThat(cut).hasToString("POST http://127.0.0.1:1/mcp: 200 OK, failed: IOException: reset");
		assertThat(this.recording.lines(100)).hasSize(9)
			.anyMatch((line) -> line.endsWith("POST http://127.0.0.1:1/mcp: failed: IOException: reset"))
			.anyMatch((line) -> line.endsWith("POST http://127.0.0.1:1/mcp: the event stream ended"));
	}

	@Test
	void onlyTheLastEventIdsAreKept() {
		RecordedExchange stream = exchange();
		IntStream.range(0, 110).forEach((i) -> stream.event("" + i));

		assertThat(stream.eventIds()).hasSize(100).startsWith("10").endsWith("109");
	}

	@Test
	void streamThatIsOpenedOnBehalfOfAMessageDoesNotCarryIt() {
		RecordedMessage call = this.recording.sent(new JSONRPCRequest("initialize", "1", null));
		RecordedExchange post = this.recording.http(HttpMethod.POST, MCP, HttpHeaders.EMPTY, call);
		this.recording.received(notification(1), call);
		RecordedExchange stream = this.recording.http(HttpMethod.GET, MCP, HttpHeaders.EMPTY, call);
		this.recording.received(JSONRPCResponse.result("1", Map.of()), call);
		this.recording.received(notification(2), call);

		assertThat(this.recording.allMessages()).extracting(WireMessage::http)
			.containsExactly(post, post, post, stream);
	}

	private RecordedExchange exchange() {
		return this.recording.http(HttpMethod.POST, MCP, HttpHeaders.EMPTY, null);
	}

}
