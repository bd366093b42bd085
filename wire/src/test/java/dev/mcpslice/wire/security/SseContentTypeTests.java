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

package dev.mcpslice.wire.security;

import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Sse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What SSE makes of the content type of a message.
 */
@Tag("platform")
class SseContentTypeTests {

	private static final String NONE = "";

	/**
	 * What is expected of the transport, whether it is the application's or attached.
	 */
	abstract static class Contract extends HeaderSecurityTests {

		@ParameterizedTest
		@ValueSource(strings = { "Content-Type: text/plain\n", NONE })
		@Scenario("C04")
		void readsWhatIsNotCalledJson(String contentType) {
			assertThatMessageIsAnswered(contentType);
		}

		@ParameterizedTest
		@ValueSource(strings = { "Content-Type: application/json\n", "Content-Type: application/json; charset=utf-8\n",
				"Content-Type: application/json;charset=UTF-8\n", "Content-Type: APPLICATION/JSON\n" })
		@Scenario("C08")
		void readsWhatIsCalledJson(String contentType) {
			assertThatMessageIsAnswered(contentType);
		}

		private void assertThatMessageIsAnswered(String contentType) {
			try (Sse.Session session = new Sse(this.web).open()) {
				String response = postBare(session.endpoint(), contentType, Messages.request(7, "ping"));

				assertThat(response).startsWith("HTTP/1.1 200 ");
				assertThat(session.next()).contains("\"id\":7");
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "Content-Type: application/json\n", "Content-Type: application/json; charset=utf-8\n",
				"Content-Type: application/json;charset=UTF-8\n", "Content-Type: APPLICATION/JSON\n" })
		@Scenario("C08")
		void looksForTheSessionOfWhatIsCalledJson(String contentType) {
			assertThat(postBare("/mcp/message?sessionId=unknown", contentType, Messages.request(7, "ping")))
				.startsWith("HTTP/1.1 404 ")
				.contains("Session not found: unknown");
		}

		@Test
		@Scenario("C04")
		void refusesWhatIsNotJson() {
			try (Sse.Session session = new Sse(this.web).open()) {
				assertThat(postBare(session.endpoint(), "Content-Type: text/plain\n", "ping"))
					.startsWith("HTTP/1.1 400 ")
					.contains("Invalid message format");
			}
		}

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	class Configured extends Contract {

	}

	@Nested
	class Attached extends Contract {

	}

}
