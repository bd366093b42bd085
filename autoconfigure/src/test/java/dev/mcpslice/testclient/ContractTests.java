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
import dev.mcpslice.client.WireMessage;
import dev.mcpslice.contract.LintFinding;
import dev.mcpslice.contract.LintRule;
import dev.mcpslice.contract.McpServerContract;
import dev.mcpslice.endpoint.McpServerEndpoints;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The contract of a server as clients get it.
 */
@McpServerTest(properties = "spring.application.name=contract")
class ContractTests {

	@Test
	void isAllThatAClientCanKnow(McpTestClient mcp) {
		assertThat(mcp.contract()).isAsIn("contracts/station.json");
	}

	@Test
	void isTheSameForTheClientOfTheSdk(McpTestClient mcp, McpSyncClient client) {
		assertThat(McpServerContract.of(client)).isEqualTo(mcp.contract());
	}

	@Test
	void initializesAClientOfTheSdkThatIsNot(McpServerEndpoints server, McpTestClient mcp) {
		McpClientTransport transport = HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + server.port())
			.build();
		try (McpSyncClient client = McpClient.sync(transport).build()) {
			assertThat(client.isInitialized()).isFalse();
			assertThat(McpServerContract.of(client)).isEqualTo(mcp.contract());
		}
	}

	@Test
	void isMadeByCallsThatAreRecorded(McpTestClient mcp) {
		mcp.contract();

		mcp.wire()
			.sent()
			.extracting(WireMessage::method)
			.contains("tools/list", "resources/list", "resources/templates/list", "prompts/list");
	}

	@Test
	void isAskedForAsWhoeverCalls(McpTestClient mcp) {
		mcp.with((call) -> call.header("X-Tenant", "acme")).contract();

		mcp.wire().sent("tools/list").allSatisfy((message) -> assertThat(message.header("X-Tenant")).isEqualTo("acme"));
	}

	@Test
	void hasFindings(McpTestClient mcp) {
		assertThat(mcp.contract().findings()).extracting(LintFinding::rule, LintFinding::subject)
			.contains(tuple(LintRule.MISSING_DESCRIPTION, "calm"), tuple(LintRule.UNDESCRIBED_ARGUMENT, "report"));
	}

}
