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

import java.util.List;

import dev.mcpslice.McpConnection;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.fixture.OwnTransports;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streamable HTTP on the loopback address, which is where the server really is.
 */
class StreamableHttpOriginTests {

	/**
	 * What is expected of the transport, whether it is the application's or attached.
	 */
	abstract static class Contract extends HeaderSecurityTests {

		@ParameterizedTest
		@ValueSource(strings = { FOREIGN_ORIGIN, "http://127.0.0.1.evil.com", "http://localhost:3000", "null" })
		@Scenario("D03")
		void refusesPagesFromElsewhere(String origin) {
			StreamableHttp http = new StreamableHttp(this.web);
			String session = http.open();

			List.of(http.post(Messages.INITIALIZE), http.post(session, Messages.request(7, "ping")), http.get(session),
					http.delete(session))
				.forEach((request) -> assertOriginRefused(request.header(HttpHeaders.ORIGIN, origin)));
			assertThat(serve(http.post(session, Messages.request(8, "ping")))).contains("\"id\":8");
		}

		@Test
		@Scenario("D03")
		void servesPagesThatAreNamed() {
			new StreamableHttp(this.web).open((request) -> request.header(HttpHeaders.ORIGIN, "http://127.0.0.1:3000"));
		}

		@Test
		@Scenario("D03")
		void servesWhoSaysNoOrigin(@McpConnection(transport = McpTransport.STREAMABLE_HTTP) McpTestClient mcp) {
			mcp.ping().isSuccessful();
		}

		@Test
		@Scenario("D03")
		void refusesWhoNamesAnotherHost() {
			assertHostRefused(streamableHttp(FOREIGN_HOST).post(Messages.INITIALIZE));
		}

	}

	@Nested
	@Import({ OwnTransports.StreamableHttp.class, Allowing.Loopback.class })
	class Configured extends Contract {

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	@Import({ OwnTransports.Sse.class, Allowing.Loopback.class })
	class Attached extends Contract {

	}

}
