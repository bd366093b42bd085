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
import dev.mcpslice.slice.app.CalculatorConfiguration.Calculator;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.method.MethodToolCallbackProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice that is narrowed to a component with {@code @Tool} methods has its tools,
 * though the application's provider takes those of others, too.
 */
@McpServerTest(Calculator.class)
class NarrowedToolsTests {

	@Test
	void toolsOfTheComponentAreServed(McpTestClient mcp) {
		mcp.listTools().isSuccessful().extracting(Tool::name).containsExactly("add");
		mcp.callTool("add", Map.of("left", 1, "right", 2)).isSuccessful().text().isEqualTo("3");
	}

	@Nested
	class WithAProvider {

		@Test
		void isTheOnlyOne(@Autowired ObjectProvider<ToolCallbackProvider> providers, McpTestClient mcp) {
			assertThat(providers.stream()).hasSize(1);
			mcp.listTools().isSuccessful().extracting(Tool::name).containsExactly("add");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Tools {

			@Bean
			ToolCallbackProvider ownProvider(Calculator calculator) {
				return MethodToolCallbackProvider.builder().toolObjects(calculator).build();
			}

		}

	}

}
