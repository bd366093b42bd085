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
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.fixture.OwnTransports;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What streamable HTTP serves to anybody as long as nobody protects it. That the same
 * requests are refused where somebody does is shown by {@link StreamableHttpHostTests}
 * and {@link StreamableHttpOriginTests}.
 */
@Tag("platform")
class StreamableHttpUnprotectedTests {

	/**
	 * What is expected of any server without protection.
	 */
	abstract static class Contract extends HeaderSecurityTests {

		@Test
		@Scenario({ "D01", "D05" })
		void givesEverybodyASession() {
			StreamableHttp http = new StreamableHttp(this.web);
			String session = http.open();

			assertThat(session).isNotBlank();
			assertThat(serve(http.post(session, Messages.request(7, "ping")))).contains("\"id\":7");
			serve(http.delete(session));
		}

		@Test
		@Scenario({ "D01", "D05" })
		void letsAForeignPageInitialize() {
			try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
				String response = connection.send("""
						POST /mcp HTTP/1.1
						Host: evil.com
						Origin: http://evil.com
						Accept: application/json, text/event-stream
						Content-Type: application/json
						Connection: close
						Content-Length: %d

						""".formatted(Messages.INITIALIZE.length())).send(Messages.INITIALIZE).readAll();

				assertThat(response).startsWith("HTTP/1.1 200 ").containsIgnoringCase("\r\nMcp-Session-Id: ");
			}
		}

		@Test
		@Scenario({ "D01", "D05" })
		void letsAForeignPageCallATool() {
			StreamableHttp http = streamableHttp(FOREIGN_HOST);
			String session = http.open((request) -> request.header(HttpHeaders.ORIGIN, FOREIGN_ORIGIN));

			assertThat(serve(http.post(session, Messages.callTool(7, "echo", "{\"text\":\"hi\"}"))
				.header(HttpHeaders.ORIGIN, FOREIGN_ORIGIN))).contains("Echo: hi");
			serve(http.delete(session).header(HttpHeaders.ORIGIN, FOREIGN_ORIGIN));
		}

	}

	@Nested
	class Unconfigured extends Contract {

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	class AttachedToUnconfigured extends Contract {

	}

	@Nested
	@Import({ OwnTransports.StreamableHttp.class, Allowing.Everything.class })
	class SwitchedOff extends Contract {

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	@Import({ OwnTransports.Sse.class, Allowing.Everything.class })
	class AttachedToSwitchedOff extends Contract {

	}

}
