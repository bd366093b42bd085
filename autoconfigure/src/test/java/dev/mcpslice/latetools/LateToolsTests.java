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

package dev.mcpslice.latetools;

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

/**
 * Components and bean methods that take the server are part of the slice.
 */
@McpServerTest
class LateToolsTests {

	@Test
	void toolsThatRunnersAddAreThere(McpTestClient mcp) {
		mcp.callTool("late", Map.of()).isSuccessful().text().isEqualTo("late");
		mcp.callTool("later", Map.of()).isSuccessful().text().isEqualTo("later");
	}

}
