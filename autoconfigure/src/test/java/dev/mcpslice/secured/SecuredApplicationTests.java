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

package dev.mcpslice.secured;

import dev.mcpslice.AutoConfigured;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * All of an application's protection is in the slice, wherever it stands.
 */
@McpServerTest(properties = { AutoConfigured.REACTIVE, "spring.ai.mcp.server.type=ASYNC" })
@Tag("webflux")
class SecuredApplicationTests {

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void strangersAreRefused(McpTransport transport, McpClientFactory clients) {
		assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(clients.over(transport)::test)
			.withMessageContaining("401 UNAUTHORIZED");
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void usersMayCallWhatTheyAreAllowedTo(McpTransport transport, McpClientFactory clients) {
		try (McpTestClient alice = clients.over(transport).test((client) -> client.basicAuth("alice", "secret"));
				McpTestClient root = clients.over(transport).test((client) -> client.basicAuth("root", "secret"))) {
			alice.callTool("guarded").isError().text().contains("Access Denied");
			root.callTool("guarded").isSuccessful().text().isEqualTo("secret");
		}
	}

	@Test
	void pagesMayAsk(@Autowired WebTestClient web) {
		web.options()
			.uri("/mcp")
			.header("Origin", "http://friend.example")
			.header("Access-Control-Request-Method", "POST")
			.exchange()
			.expectStatus()
			.isOk();
		web.options()
			.uri("/mcp")
			.header("Origin", "http://evil.example")
			.header("Access-Control-Request-Method", "POST")
			.exchange()
			.expectStatus()
			.isForbidden();
	}

}
