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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What streamable HTTP makes of the content type of a message.
 */
@Tag("platform")
class StreamableHttpContentTypeTests {

	private static final String ACCEPT = "Accept: application/json, text/event-stream\n";

	/**
	 * What is expected of the transport, whether it is the application's or attached.
	 */
	abstract static class Contract extends HeaderSecurityTests {

		@ParameterizedTest
		@ValueSource(strings = { ACCEPT + "Content-Type: text/plain\n", ACCEPT,
				ACCEPT + "Content-Type: application/json\n" })
		@Scenario("D04")
		void readsMessagesWhateverTheyAreCalled(String headers) {
			assertThat(postBare("/mcp", headers, Messages.INITIALIZE)).startsWith("HTTP/1.1 200 ")
				.containsIgnoringCase("\r\nMcp-Session-Id: ")
				.contains("\"protocolVersion\":");
		}

		@Test
		@Scenario("D04")
		void refusesWhatIsNotJson() {
			assertThat(postBare("/mcp", ACCEPT + "Content-Type: text/plain\n", "initialize"))
				.startsWith("HTTP/1.1 400 ")
				.contains("Invalid message format");
		}

	}

	@Nested
	class Configured extends Contract {

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	class Attached extends Contract {

	}

}
