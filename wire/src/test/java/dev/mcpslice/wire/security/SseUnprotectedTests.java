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

import dev.mcpslice.wire.BareConnection;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Sse;
import dev.mcpslice.wire.fixture.OwnTransports;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What SSE serves to anybody as long as nobody protects it. That the same requests are
 * refused where somebody does is shown by {@link SseHostTests} and
 * {@link SseOriginTests}.
 */
@Tag("platform")
class SseUnprotectedTests {

	/**
	 * What is expected of any server without protection.
	 */
	abstract static class Contract extends HeaderSecurityTests {

		@Test
		@Scenario({ "C01", "C05" })
		void letsAForeignPageConnect() {
			try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
				String response = connection.send("""
						GET /sse HTTP/1.1
						Host: evil.com
						Origin: http://evil.com
						Accept: text/event-stream

						""").readUntil("sessionId=");

				assertThat(response).startsWith("HTTP/1.1 200 ").contains("event:endpoint\n");
			}
		}

		@Test
		@Scenario({ "C01", "C05" })
		void letsAForeignPageCallATool() {
			Sse sse = sse(FOREIGN_HOST);
			try (Sse.Session session = sse.open()) {
				serve(sse.post(session.endpoint(), Messages.callTool(7, "echo", "{\"text\":\"hi\"}"))
					.header(HttpHeaders.ORIGIN, FOREIGN_ORIGIN));

				assertThat(session.next()).contains("\"id\":7", "Echo: hi");
			}
		}

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	class Unconfigured extends Contract {

	}

	@Nested
	class AttachedToUnconfigured extends Contract {

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	@Import({ OwnTransports.Sse.class, Allowing.Everything.class })
	class SwitchedOff extends Contract {

	}

	@Nested
	@Import({ OwnTransports.StreamableHttp.class, Allowing.Everything.class })
	class AttachedToSwitchedOff extends Contract {

	}

}
