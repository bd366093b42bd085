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

package dev.mcpslice.internal.client.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.netty.channel.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.http.client.PrematureCloseException;
import tools.jackson.core.exc.StreamReadException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Reason}.
 */
class ReasonTests {

	static Stream<Arguments> failures() {
		return Stream.of(
				Arguments.of(new McpError(new JSONRPCError(-32602, "Unknown tool", null)),
						"JSON-RPC error -32602: Unknown tool"),
				Arguments.of(
						new IllegalStateException("outside", new CallException("inside", new IOException("cause"))),
						"inside"),
				Arguments.of(request(new ConnectException("Connection refused: /127.0.0.1:7")),
						"connection refused: nothing listens at 127.0.0.1:7"),
				Arguments.of(new ConnectException("Connection refused"), "no connection: Connection refused"),
				Arguments.of(request(new ConnectTimeoutException("connection timed out after 30000 ms")),
						"no connection: connection timed out after 30000 ms"),
				Arguments.of(request(PrematureCloseException.TEST_EXCEPTION),
						"the server dropped the connection (Simulated prematurely closed connection)"),
				Arguments.of(request(new IOException("Connection reset by peer")),
						"the server dropped the connection (Connection reset by peer)"),
				Arguments.of(request(new IOException("Broken pipe")),
						"the server dropped the connection (Broken pipe)"),
				Arguments.of(request(new IOException("Error while acquiring from SimpleDequePool@1")),
						"the server has closed the connections that were open"),
				Arguments.of(new NoRouteToHostException("No route"), "NoRouteToHostException: No route"),
				Arguments.of(new TimeoutException("No answer"), "No answer"),
				Arguments.of(new IllegalArgumentException(new StreamReadException(null, "Unexpected end")),
						"Unexpected end"),
				Arguments.of(new UnsupportedOperationException("no"), "UnsupportedOperationException: no"),
				Arguments.of(new NullPointerException(), "NullPointerException"));
	}

	private static WebClientRequestException request(IOException cause) {
		return new WebClientRequestException(cause, HttpMethod.POST, URI.create("http://127.0.0.1:7/mcp"),
				new HttpHeaders());
	}

	@ParameterizedTest
	@MethodSource("failures")
	void saysWhatHappened(Throwable failure, String reason) {
		assertThat(Reason.of(failure)).isEqualTo(reason);
	}

	@Test
	void isALine() {
		assertThat(Reason.line("<html>\n\t<body> no")).isEqualTo("<html> <body> no");
		assertThat(Reason.line("x".repeat(1000))).isEqualTo("x".repeat(300) + "…");
	}

	@Test
	void longReasonIsTwofold() {
		assertThat(Reason.lines("short", "")).isEqualTo("short");
		assertThat(Reason.lines("x".repeat(400), "advice"))
			.isEqualTo("x".repeat(300) + "…\nadvice\n" + "x".repeat(400));
	}

	@Test
	void textIsNoMessageOrLacksItsId() {
		assertThat(Reason.malformed("[]")).isEqualTo("the server sent what is no JSON-RPC message: []");
		assertThat(Reason.malformed("{\"id\":1}")).startsWith("the server sent what is no JSON-RPC message: ");
		assertThat(Reason.malformed("{\"id\":null}")).startsWith("the server sent what is no JSON-RPC message: ");
		assertThat(Reason.malformed("{\"error\":{}}"))
			.isEqualTo("the server sent an answer without an id: {\"error\":{}}");
	}

}
