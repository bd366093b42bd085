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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A server without sessions answers, and says nothing else.
 */
@McpServerTest(transports = McpTransport.STATELESS)
class StatelessStationTests {

	@Test
	void answersCalls(McpTestClient mcp) {
		mcp.callTool("echo", Map.of("wind", 12)).isSuccessful().structured("$.wind").isEqualTo(12);
		mcp.callTool("gale").isProtocolError();
		mcp.ping().isSuccessful();
	}

	@Test
	void tellsNothing(McpTestClient mcp) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> mcp.notifications().all().within(Duration.ofMillis(10)).untilNext())
			.withMessageContaining("A stateless server tells its clients nothing outside of calls.");
	}

	/**
	 * A tool that needs no session.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Tools {

		@Bean
		List<SyncToolSpecification> statelessTools() {
			return List.of(SyncToolSpecification.builder()
				.tool(Tool.builder("echo", Map.of("type", "object")).build())
				.callHandler(
						(context, request) -> CallToolResult.builder().structuredContent(request.arguments()).build())
				.build());
		}

	}

}
