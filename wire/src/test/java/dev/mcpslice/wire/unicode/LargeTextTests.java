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

package dev.mcpslice.wire.unicode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.wire.BareConnection;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Sse;
import dev.mcpslice.wire.StreamableHttp;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mebibyte of characters of four bytes each arrives as it was sent, wherever the
 * network cuts it.
 */
@Tag("platform")
class LargeTextTests {

	private static final String CHARACTER = "😀";

	private static final int CHARACTERS = 1024 * 1024 / 4;

	@Nested
	class OverStreamableHttp extends Scenarios {

		OverStreamableHttp() {
			super(McpTransport.STREAMABLE_HTTP);
		}

		@Override
		String answer(byte[] chunks) {
			String session = new StreamableHttp(this.web).open();
			try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
				return connection.send("""
						POST /mcp HTTP/1.1
						Host: localhost
						Connection: close
						Content-Type: application/json
						Accept: application/json, text/event-stream
						Mcp-Session-Id: %s
						Transfer-Encoding: chunked

						""".formatted(session)).send(chunks).readAll();
			}
		}

	}

	@Nested
	class OverSse extends Scenarios {

		OverSse() {
			super(McpTransport.SSE);
		}

		@Override
		String answer(byte[] chunks) {
			try (Sse.Session session = new Sse(this.web).open();
					BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
				assertThat(connection.send("""
						POST %s HTTP/1.1
						Host: localhost
						Connection: close
						Content-Type: application/json
						Transfer-Encoding: chunked

						""".formatted(session.endpoint())).send(chunks).readAll()).startsWith("HTTP/1.1 200 ");
				return session.next();
			}
		}

	}

	@TestPropertySource(properties = "spring.http.codecs.max-in-memory-size=8MB")
	abstract static class Scenarios extends UnicodeScenarios {

		Scenarios(McpTransport transport) {
			super(transport);
		}

		/**
		 * Posts a message in a session of its own.
		 * @param chunks the message, in the chunks of HTTP
		 * @return what contains the answer
		 */
		abstract String answer(byte[] chunks);

		// Odd sizes cut at each of the four places, one after the other.
		@ParameterizedTest
		@ValueSource(ints = { 5, 7, 61, 1021, 4093, 8191, 65537 })
		@Scenario("E06")
		void isReadInChunksOf(int size) {
			assertThat(answer(chunks(describe(CHARACTERS), size)))
				.contains("%d code points, of which 1 different".formatted(CHARACTERS));
		}

		@ParameterizedTest
		@ValueSource(ints = { 1, 2, 3 })
		@Scenario("E06")
		void isReadInSmallestChunksOf(int size) {
			assertThat(answer(chunks(describe(4096), size))).contains("4096 code points, of which 1 different");
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "a", "bb", "ccc" })
		@Scenario("E06")
		void isWrittenAndReadAfter(String prefix) {
			this.mcp.callTool("repeat", Map.of("prefix", prefix, "text", CHARACTER, "times", CHARACTERS))
				.isSuccessful()
				.text()
				.satisfies((actual) -> assertThat(actual.equals(prefix + CHARACTER.repeat(CHARACTERS))).isTrue());
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "a", "bb", "ccc" })
		@Scenario("E06")
		void isEchoedAfter(String prefix) {
			String text = prefix + CHARACTER.repeat(CHARACTERS);

			this.mcp.callTool("echo", Map.of("text", text))
				.isSuccessful()
				.text()
				.satisfies((actual) -> assertThat(actual.equals("Echo: " + text)).isTrue());
		}

		private static byte[] describe(int characters) {
			return Messages.callTool(5, "describe", "{\"text\":\"%s\"}".formatted(CHARACTER.repeat(characters)))
				.getBytes(StandardCharsets.UTF_8);
		}

		private static byte[] chunks(byte[] message, int size) {
			ByteArrayOutputStream chunks = new ByteArrayOutputStream(message.length * 2);
			for (int start = 0; start < message.length; start += size) {
				int length = Math.min(size, message.length - start);
				chunks.writeBytes("%x\r\n".formatted(length).getBytes(StandardCharsets.US_ASCII));
				chunks.write(message, start, length);
				chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
			}
			chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			return chunks.toByteArray();
		}

	}

}
