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

package dev.mcpslice.testclient;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.contract.McpServerContract;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.customizer.McpSyncServerCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The SDK's client does not ask for what a server has not declared. Raw requests do.
 */
@McpServerTest
@Tag("webflux")
class UndeclaredFeaturesTests {

	@Test
	void areNotAskedFor(McpTestClient mcp) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.listTools().isSuccessful())
			.withMessageContaining("Server does not provide tools capability")
			.withMessageContaining("sent: nothing");
	}

	@Test
	void areNotPartOfTheContract(McpTestClient mcp, McpSyncClient client) {
		assertThat(mcp.contract()).isEqualTo(McpServerContract.of(client));
		assertThat(mcp.contract().toJson()).contains("\"tools\": []", "\"resources\": []", "\"name\": \"greet\"");
	}

	@Test
	void areAskedForByRawRequests(McpTestClient mcp) {
		mcp.sendRequest("tools/list", null).isProtocolError().hasCode(-32601);
	}

	/**
	 * Declares prompts and nothing else.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class PromptsOnly {

		@Bean
		@Primary
		McpSyncServerCustomizer promptsOnly() {
			return (server) -> server.capabilities(ServerCapabilities.builder().prompts(false).build());
		}

	}

}
