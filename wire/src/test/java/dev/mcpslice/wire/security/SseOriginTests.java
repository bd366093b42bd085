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
import dev.mcpslice.wire.fixture.OwnTransports;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * SSE for pages of this computer, whatever the server is called.
 */
@Tag("platform")
class SseOriginTests {

	/**
	 * What is expected of the transport, whether it is the application's or attached.
	 */
	abstract static class Contract extends HeaderSecurityTests {

		private static final String HOST = "any.host";

		@ParameterizedTest
		@ValueSource(strings = { FOREIGN_ORIGIN, "http://localhost.evil.com", "https://localhost", "null" })
		@Scenario("C03")
		void refusesPagesFromElsewhere(String origin) {
			Sse sse = sse(HOST);
			try (Sse.Session session = sse.open()) {
				assertOriginRefused(sse.get().header(HttpHeaders.ORIGIN, origin));
				assertOriginRefused(
						sse.post(session.endpoint(), Messages.request(7, "ping")).header(HttpHeaders.ORIGIN, origin));
				serve(sse.post(session.endpoint(), Messages.request(8, "ping")));

				assertThat(session.next()).as("the first answer").contains("\"id\":8");
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "http://localhost", "http://localhost:3000" })
		@Scenario("C03")
		void servesPagesFromHere(String origin) {
			Sse sse = sse(HOST);
			try (Sse.Session session = sse.open()) {
				assertThat(endpoint(sse.get().header(HttpHeaders.ORIGIN, origin))).contains("sessionId=");
				serve(sse.post(session.endpoint(), Messages.request(7, "ping")).header(HttpHeaders.ORIGIN, origin));

				assertThat(session.next()).contains("\"id\":7");
			}
		}

		@Test
		@Scenario("C03")
		void servesWhoSaysNoOrigin() {
			assertThat(endpoint(sse(HOST).get())).contains("sessionId=");
		}

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	@Import({ OwnTransports.Sse.class, Allowing.LocalPages.class })
	class Configured extends Contract {

	}

	@Nested
	@Import({ OwnTransports.StreamableHttp.class, Allowing.LocalPages.class })
	class Attached extends Contract {

	}

}
