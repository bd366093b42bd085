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

package dev.mcpslice.sample.office;

import dev.mcpslice.EachTransport;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.client.McpTestClientCustomizer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OfficeTools}, with the rules of the application and tokens.
 */
@McpServerTest
class OfficeToolsTests {

	@EachTransport
	void knowsWhoAsks(McpTestClient mcp) {
		mcp.callTool("greet").isSuccessful().text().isEqualTo("Good morning, anna");
	}

	@EachTransport
	void isClosedByThoseOnlyWhoMayWrite(McpTestClient mcp) {
		McpTestClient bo = mcp.mutate().bearerToken("bo").build();

		mcp.callTool("close_office").isSuccessful().text().isEqualTo("closed");
		bo.callTool("close_office").isError().text().contains("Access Denied");
	}

	@Test
	void refusesThoseWithoutAToken(McpClientFactory clients) {
		assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(clients::sync)
			.withMessageContaining("answered with 401 UNAUTHORIZED");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Anna {

		@Bean
		McpTestClientCustomizer token() {
			return (builder) -> builder.bearerToken("anna");
		}

	}

}
