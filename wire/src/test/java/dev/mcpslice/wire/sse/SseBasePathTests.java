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

package dev.mcpslice.wire.sse;

import java.util.Map;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Sse;
import dev.mcpslice.wire.WireTests;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where messages go when the application is served under a base path.
 */
@Tag("platform")
class SseBasePathTests {

	@Nested
	@ConfiguredForSse
	@TestPropertySource(properties = { "spring.webflux.base-path=/base", "server.servlet.context-path=/base",
			"spring.ai.mcp.server.base-url=/base" })
	class Configured extends Prefixed {

	}

	@Nested
	@TestPropertySource(properties = { "spring.webflux.base-path=/base", "server.servlet.context-path=/base",
			"spring.ai.mcp.server.base-url=/base" })
	class Attached extends Prefixed {

	}

	@Nested
	@TestPropertySource(properties = { "spring.webflux.base-path=/base", "server.servlet.context-path=/base" })
	class AttachedWithoutBaseUrl extends Prefixed {

	}

	@Nested
	@ConfiguredForSse
	@TestPropertySource(properties = { "spring.webflux.base-path=/base", "server.servlet.context-path=/base" })
	class ConfiguredWithoutBaseUrl extends Scenarios {

		@Test
		@Scenario("B09")
		void sendsMessagesPastTheBasePath(McpClientFactory clients) {
			assertThat(endpoint()).isEqualTo("/mcp/message");
			assertThatExceptionOfType(McpHandshakeException.class)
				.isThrownBy(() -> clients.over(McpTransport.SSE).sync())
				.withMessageContaining("404");
		}

	}

	abstract static class Prefixed extends Scenarios {

		@Test
		@Scenario("B09")
		void sendsMessagesUnderTheBasePath(McpClientFactory clients) {
			assertThat(endpoint()).isEqualTo("/base/mcp/message");
			try (McpTestClient mcp = clients.over(McpTransport.SSE).test()) {
				mcp.callTool("echo", Map.of("text", "here")).isSuccessful().text().isEqualTo("Echo: here");
			}
		}

	}

	abstract static class Scenarios extends WireTests {

		String endpoint() {
			try (Sse.Session session = new Sse(this.web).connect()) {
				return session.endpoint().replaceFirst("\\?.*", "");
			}
		}

	}

}
