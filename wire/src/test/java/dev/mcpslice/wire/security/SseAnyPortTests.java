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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * SSE under the name {@code localhost} and for its pages, on any port.
 */
@Tag("platform")
class SseAnyPortTests {

	/**
	 * What is expected of the transport, whether it is the application's or attached.
	 */
	abstract static class Contract extends HeaderSecurityTests {

		@ParameterizedTest
		@ValueSource(ints = { 8080, 3000, 9999 })
		@Scenario("C07")
		void servesThatNameOnEveryPort(int port) {
			Sse sse = sse("localhost:" + port);
			try (Sse.Session session = sse.open()) {
				assertThat(endpoint(sse.get().header(HttpHeaders.ORIGIN, "http://localhost:" + port)))
					.contains("sessionId=");
				serve(sse.post(session.endpoint(), Messages.request(7, "ping"))
					.header(HttpHeaders.ORIGIN, "http://localhost:" + port));

				assertThat(session.next()).contains("\"id\":7");
			}
		}

		@ParameterizedTest
		@ValueSource(ints = { 8080, 3000, 9999 })
		@Scenario("C07")
		void refusesOtherNamesOnTheSamePorts(int port) {
			assertHostRefused(sse("evil.com:" + port).get());
			assertHostRefused(sse("localhost.evil.com:" + port).get());
			assertOriginRefused(sse("localhost:" + port).get().header(HttpHeaders.ORIGIN, "http://evil.com:" + port));
			assertOriginRefused(
					sse("localhost:" + port).get().header(HttpHeaders.ORIGIN, "http://localhost.evil.com:" + port));
		}

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	@Import({ OwnTransports.Sse.class, Allowing.Localhost.class })
	class Configured extends Contract {

	}

	@Nested
	@Import({ OwnTransports.StreamableHttp.class, Allowing.Localhost.class })
	class Attached extends Contract {

	}

}
