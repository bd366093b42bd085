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

package dev.mcpslice.node;

import java.io.IOException;
import java.util.Map;

import dev.mcpslice.McpServerProcessExtension;
import dev.mcpslice.McpTestClientExtension;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.contract.LintFinding;
import dev.mcpslice.contract.LintRule;
import dev.mcpslice.process.McpServerProcess;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The reference server of the MCP project, in TypeScript on Node.js. Needs {@code npx},
 * which loads it from the npm registry.
 */
@Tag("platform")
@Tag("clients")
@EnabledIf("isNpxThere")
class ReferenceServerTests {

	@RegisterExtension
	static final McpServerProcessExtension everything = McpServerProcessExtension
		.of(McpServerProcess.command("npx", "-y", "@modelcontextprotocol/server-everything@2026.8.31")
			.name("everything"));

	// It asks for the client's roots at any time.
	@RegisterExtension
	static final McpTestClientExtension withoutRoots = McpTestClientExtension.customizedBy((client) -> client.roots());

	static boolean isNpxThere() throws InterruptedException {
		try {
			return new ProcessBuilder("npx", "--version").start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Test
	void answers(McpTestClient mcp) {
		mcp.listTools().isSuccessful().extracting(Tool::name).contains("echo", "get-sum");
		mcp.callTool("echo", Map.of("message", "Привет")).isSuccessful().text().isEqualTo("Echo: Привет");
		mcp.callTool("get-sum", Map.of("a", 1, "b", 2)).isSuccessful().text().isEqualTo("The sum of 1 and 2 is 3.");
		mcp.callTool("get-sum", Map.of("a", "one", "b", 2)).isError();
	}

	@Test
	void asksItsClient(McpTestClient mcp) {
		mcp.sampling().replies("Forty-two");

		mcp.callTool("trigger-sampling-request", Map.of("prompt", "What is the answer?", "maxTokens", 10))
			.isSuccessful()
			.text()
			.contains("Forty-two");
	}

	@Test
	void lintFindsNothingThatIsNotThere(McpTestClient mcp) {
		assertThat(mcp.contract().findings()).extracting(LintFinding::rule, LintFinding::subject)
			.containsExactly(tuple(LintRule.UNDESCRIBED_ARGUMENT, "get-resource-reference"),
					tuple(LintRule.UNDESCRIBED_ARGUMENT, "args-prompt"));
	}

	@Test
	void tellsProgress(McpTestClient mcp) {
		mcp.callTool(CallToolRequest.builder("trigger-long-running-operation")
			.arguments(Map.of("duration", 1, "steps", 2))
			.progressToken("p")
			.build()).isSuccessful();

		mcp.notifications().progress("p").received().isNotEmpty();
	}

}
