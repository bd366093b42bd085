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
import java.util.HexFormat;
import java.util.stream.Collectors;

import dev.mcpslice.wire.BareConnection;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.WireTests;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bytes behind a text, as the server reads and writes them, with no client between.
 */
@Tag("platform")
class RawTextTests {

	@Nested
	class OverStreamableHttp extends Scenarios {

		@Override
		String answer(byte[] message) {
			String session = new StreamableHttp(this.web).open();
			try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
				return withoutChunks(connection.send("""
						POST /mcp HTTP/1.1
						Host: localhost
						Connection: close
						Content-Type: application/json
						Accept: application/json, text/event-stream
						Mcp-Session-Id: %s
						Content-Length: %d

						""".formatted(session, message.length))
					.send(message)
					.readAll()
					.replaceFirst("(?s).*?\r\n\r\n", ""));
			}
		}

	}

	@Nested
	class OverSse extends Scenarios {

		@Override
		String answer(byte[] message) {
			try (BareConnection events = new BareConnection(this.endpoints.baseUri())) {
				events.send("""
						GET /sse HTTP/1.1
						Host: localhost
						Accept: text/event-stream

						""").readUntil("data:");
				String endpoint = events.readUntil("\n\n").strip();
				post(endpoint, bytes(Messages.initialize("2024-11-05")));
				events.readUntil("\n\n");
				post(endpoint, bytes(Messages.INITIALIZED));
				post(endpoint, message);
				String answer = withoutChunks(events.readUntil("\n\n"));
				post(endpoint, bytes(Messages.request(8, "ping")));
				assertThat(withoutChunks(events.readUntil("\n\n")))
					.isEqualTo(event("{\"jsonrpc\":\"2.0\",\"id\":8,\"result\":{}}"));
				return answer;
			}
		}

		private void post(String endpoint, byte[] message) {
			try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
				assertThat(connection.send("""
						POST %s HTTP/1.1
						Host: localhost
						Connection: close
						Content-Type: application/json
						Content-Length: %d

						""".formatted(endpoint, message.length)).send(message).readAll()).startsWith("HTTP/1.1 200 ");
			}
		}

	}

	abstract static class Scenarios extends WireTests {

		private static final JsonMapper JSON = JsonMapper.builder().build();

		/**
		 * Posts a message in a session of its own.
		 * @param message the message
		 * @return the event with the answer, as it came
		 */
		abstract String answer(byte[] message);

		@ParameterizedTest
		@FieldSource("dev.mcpslice.wire.unicode.Texts#DIFFICULT")
		@Scenario("E04")
		void isOneLineOfJson(String text) {
			String written = JSON.writeValueAsString("Echo: " + text);

			assertThat(written).doesNotContain("\n", "\r");
			assertThat(withoutId(answer(bytes(echo(JSON.writeValueAsString(text)))))).isEqualTo(echoed(written));
		}

		@ParameterizedTest
		@FieldSource("dev.mcpslice.wire.unicode.Texts#DIFFICULT")
		@Scenario("E04")
		void isTheSameWhenItIsEscaped(String text) {
			String escaped = text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining("", "\"", "\""));

			assertThat(withoutId(answer(bytes(echo(escaped)))))
				.isEqualTo(echoed(JSON.writeValueAsString("Echo: " + text)));
		}

		@ParameterizedTest
		@CsvSource({ "\\ud83d, ?", "\\ude00, ?", "\\ude00\\ud83d, ??", "a\\ud83db, a?b", "\\ud83d\\ud83d\\ude00, ?😀" })
		@Scenario("E07")
		void hasAQuestionMarkForALoneSurrogate(String escaped, String came) {
			assertThat(withoutId(answer(bytes(echo("\"" + escaped + "\"")))))
				.isEqualTo(echoed("\"Echo: " + came + "\""));
		}

		@ParameterizedTest
		@ValueSource(strings = { "EDA0BD", "EDB880", "F09F98", "80", "C0AF", "FF" })
		@Scenario("E07")
		void hasReplacementCharactersForBrokenUtf8(String hex) {
			byte[] broken = HexFormat.of().parseHex(hex);
			ByteArrayOutputStream message = new ByteArrayOutputStream();
			message.writeBytes(bytes(echo("\"a").replace("\"a}}}", "\"a")));
			message.writeBytes(broken);
			message.writeBytes(bytes("b\"}}}"));

			assertThat(withoutId(answer(message.toByteArray()))).matches("(?s).*\"Echo: a\uFFFD{1,3}b\".*");
		}

		private static String echo(String json) {
			return Messages.callTool(5, "echo", "{\"text\":%s}".formatted(json));
		}

		private static String echoed(String json) {
			return event(("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{\"content\":[{\"type\":\"text\",\"text\":%s}],"
					+ "\"isError\":false}}")
				.formatted(json));
		}

		// Of all line ends on the wire, only those around chunks have a carriage return.
		static String withoutChunks(String body) {
			return body.replaceAll("(^|\r\n)[0-9a-f]+\r\n", "").replace("\r\n", "");
		}

		static String event(String message) {
			return "event:message\ndata:%s\n\n".formatted(message);
		}

		private static String withoutId(String event) {
			return event.replaceFirst("^id:[^\n]*\n", "");
		}

		static byte[] bytes(String text) {
			return text.getBytes(StandardCharsets.UTF_8);
		}

	}

}
