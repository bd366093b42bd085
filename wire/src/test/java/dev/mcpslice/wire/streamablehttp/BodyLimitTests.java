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

import dev.mcpslice.wire.BareConnection;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.OnlyOn;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Stack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that are larger than the codecs of WebFlux take.
 */
@Tag("platform")
class BodyLimitTests extends RequestTests {

	/**
	 * The default of {@code spring.http.codecs.max-in-memory-size}.
	 */
	private static final int LIMIT = 256 * 1024;

	/**
	 * Ends a body that is sent in chunks.
	 */
	private static final String END = "\r\n0\r\n\r\n";

	@Test
	@Scenario("A60")
	void readsAMessageOfThatSize() {
		String large = message(LIMIT);

		try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
			connection.send(head(this.http.open()) + "Content-Length: %d\n\n".formatted(LIMIT) + large);
			assertThat(connection.readUntil(END)).startsWith("HTTP/1.1 200 ").contains("Echo: xxx");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { LIMIT + 1, 5_000_000 })
	@Scenario("A60")
	@OnlyOn(Stack.WEBFLUX)
	void failsOnALargerOneAndKeepsTheConnection(int size) {
		String large = message(size);
		String session = this.http.open();

		try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
			connection.send(head(session) + "Content-Length: %d\n\n".formatted(size) + large);
			assertThat(connection.readUntil("\"}")).startsWith("HTTP/1.1 500 ");
			serves(session, connection);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { LIMIT + 1, 5_000_000, 40_000_000 })
	@Scenario("A60")
	@OnlyOn(Stack.WEBMVC)
	void readsALargerOneToo(int size) {
		String large = message(size);
		String session = this.http.open();

		try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
			connection.send(head(session) + "Content-Length: %d\n\n".formatted(size) + large);
			assertThat(connection.readUntil(END)).startsWith("HTTP/1.1 200 ").contains("Echo: xxx");
			serves(session, connection);
		}
	}

	@Test
	@Scenario("A60")
	@OnlyOn(Stack.WEBFLUX)
	void failsOnALargerOneInChunksAndKeepsTheConnection() {
		String session = this.http.open();

		try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
			connection.send(head(session) + "Transfer-Encoding: chunked\n\n");
			String message = message(LIMIT + 1);
			for (int from = 0; from < message.length(); from += 10_000) {
				String chunk = message.substring(from, Math.min(from + 10_000, message.length()));
				connection.send("%x\n%s\n".formatted(chunk.length(), chunk));
			}
			connection.send("0\n\n");
			assertThat(connection.readUntil("\"}")).startsWith("HTTP/1.1 500 ");
			serves(session, connection);
		}
	}

	private static void serves(String session, BareConnection connection) {
		String small = message(200);
		connection.send(head(session) + "Content-Length: %d\n\n".formatted(small.length()) + small);
		assertThat(connection.readUntil(END)).startsWith("HTTP/1.1 200 ").contains("Echo: xxx");
	}

	private static String head(String session) {
		return """
				POST /mcp HTTP/1.1
				Host: localhost
				Accept: application/json, text/event-stream
				Content-Type: application/json
				Mcp-Session-Id: %s
				""".formatted(session);
	}

	private static String message(int size) {
		int frame = Messages.callTool(2, "echo", "{\"text\":\"\"}").length();
		return Messages.callTool(2, "echo", "{\"text\":\"%s\"}".formatted("x".repeat(size - frame)));
	}

}
