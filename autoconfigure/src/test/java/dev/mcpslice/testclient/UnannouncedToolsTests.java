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

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.customizer.McpSyncServerCustomizer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A server need not say that it has another tool.
 */
@McpServerTest
@Tag("webflux")
class UnannouncedToolsTests {

	@Autowired
	private McpSyncServer server;

	@Test
	void areLookedUpWhenTheyAreCalled(McpTestClient mcp) {
		mcp.callTool("forecast").isSuccessful();
		this.server.addTool(StationTools.tool(
				Tool.builder("latecomer", Map.of("type", "object")).outputSchema(StationTools.REPORT_SCHEMA).build(),
				(exchange, request) -> CallToolResult.builder().structuredContent(Map.of("city", 7)).build()));

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.callTool("latecomer").isSuccessful())
			.withMessageContaining("does not match the output schema of the tool 'latecomer'");
	}

	/**
	 * Changes its tools without a word, and does not validate their results.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Silent {

		@Bean
		@Primary
		McpSyncServerCustomizer silent() {
			return (server) -> server.capabilities(ServerCapabilities.builder().tools(false).build())
				.jsonSchemaValidator(new OutputSchemaTests.Trusting());
		}

	}

}
