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

package dev.mcpslice.wire.streamablehttp;

import java.util.Map;

import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.WireTests;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.annotation.McpResource;
import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.context.annotation.Import;

import static dev.mcpslice.assertj.McpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What upstream's client gets, whether it is answered with event streams or with JSON.
 */
@Import(AnyClientTests.Features.class)
abstract class AnyClientTests extends WireTests {

	@Test
	@Scenario({ "A22", "A27" })
	void learnsNameAndVersionOfTheServer(McpSyncClient client) {
		assertThat(client.getServerInfo()).extracting(Implementation::name, Implementation::version)
			.containsExactly("wire", "1.2.3");
	}

	@Test
	@Scenario({ "A23", "A27" })
	void readsAResource(McpSyncClient client) {
		assertThat(client.readResource(ReadResourceRequest.builder("wire://greeting").build())).text()
			.isEqualTo("Grüß Gott");
	}

	@Test
	@Scenario({ "A24", "A27" })
	void findsAllToolsInTheirOrder(McpSyncClient client) {
		assertThat(client.listTools().tools()).extracting(Tool::name)
			.containsExactlyInAnyOrder("echo", "zeta", "alpha", "mid")
			.containsSubsequence("zeta", "alpha", "mid");
	}

	@Test
	@Scenario({ "A24", "A27" })
	void callsATool(McpSyncClient client) {
		assertThat(client.callTool(CallToolRequest.builder("echo").arguments(Map.of("text", "hello")).build()))
			.isSuccessful()
			.text()
			.isEqualTo("Echo: hello");
	}

	@Test
	@Scenario({ "A25", "A27" })
	void isToldThatThereIsNoSuchResource(McpSyncClient client) {
		assertThatThrownBy(() -> client.readResource(ReadResourceRequest.builder("wire://nowhere").build()))
			.isInstanceOfSatisfying(McpError.class, (error) -> {
				assertThat(error.getJsonRpcError().code()).isEqualTo(-32002);
				assertThat(error.getJsonRpcError().message()).isEqualTo("Resource not found");
			});
	}

	/**
	 * Tools whose names are in another order than their methods, by which they are
	 * sorted.
	 */
	static final class Features {

		@McpTool(name = "zeta")
		String first() {
			return "first";
		}

		@McpTool(name = "alpha")
		String second() {
			return "second";
		}

		@McpTool(name = "mid")
		String third() {
			return "third";
		}

		@McpResource(uri = "wire://greeting", name = "greeting")
		String greeting() {
			return "Grüß Gott";
		}

	}

}
