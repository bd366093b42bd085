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

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;

/**
 * What the tests do with a client, in short.
 */
final class Calls {

	private Calls() {
	}

	static String text(McpSyncClient mcp, String tool, Map<String, Object> arguments) {
		return ((TextContent) mcp.callTool(CallToolRequest.builder(tool).arguments(arguments).build()).content().get(0))
			.text();
	}

	static String echo(McpSyncClient mcp, String text) {
		return text(mcp, "echo", Map.of("text", text));
	}

	static Iterable<String> toolNames(McpSyncClient mcp) {
		return mcp.listTools().tools().stream().map(Tool::name).toList();
	}

}
