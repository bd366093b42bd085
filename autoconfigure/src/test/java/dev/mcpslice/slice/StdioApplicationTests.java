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

package dev.mcpslice.slice;

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications whose server speaks stdio only, so that no transport over HTTP is
 * configured.
 */
class StdioApplicationTests {

	private static final String STDIO = "spring.ai.mcp.server.stdio=true";

	@Nested
	@McpServerTest(properties = STDIO)
	@Tag("webflux")
	class OverBoth {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void isServed(McpTransport transport, McpTestClient client, McpServerEndpoints endpoints) {
			client.mutate()
				.over(transport)
				.build()
				.callTool("echo", Map.of("text", "hi"))
				.isSuccessful()
				.text()
				.isEqualTo("Echo: hi");

			assertThat(endpoints.transports()).containsExactly(McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
		}

	}

	@Nested
	@McpServerTest(properties = STDIO, transports = McpTransport.SSE)
	@Tag("webflux")
	class OverSse {

		@Test
		void isServed(McpTestClient mcp, McpServerEndpoints endpoints) {
			mcp.readResource("memo://today").isSuccessful();

			assertThat(endpoints.transports()).containsExactly(McpTransport.SSE);
		}

	}

}
