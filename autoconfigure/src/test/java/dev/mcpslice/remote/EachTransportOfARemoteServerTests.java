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

package dev.mcpslice.remote;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.mcpslice.EachTransport;
import dev.mcpslice.McpConnection;
import dev.mcpslice.McpTestClientExtension;
import dev.mcpslice.RemoteMcpServerExtension;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that run over each transport of a server that the test has not started: over the
 * one that its URI is for.
 */
// Ordinary applications set logging up anew, and lines of others get lost meanwhile.
@ResourceLock(value = Resources.SYSTEM_OUT, mode = ResourceAccessMode.READ)
class EachTransportOfARemoteServerTests {

	private static RunningServer sse;

	private static RunningServer secured;

	@BeforeAll
	static void startServers() {
		sse = RunningServer.start("spring.ai.mcp.server.protocol=SSE");
		secured = RunningServer.start("spring.ai.mcp.server.protocol=STREAMABLE", "token=t0k3n");
	}

	@AfterAll
	static void stopServers() {
		sse.close();
		secured.close();
	}

	private static RemoteMcpServer sse() {
		return RemoteMcpServer.at(sse.at("/sse")).name("sse");
	}

	private static RemoteMcpServer secured() {
		return RemoteMcpServer.at(secured.at("/mcp")).name("secured");
	}

	private static void assertThatItGreets(McpTestClient mcp) {
		mcp.callTool("greet", Map.of("name", "Anna")).isSuccessful().text().isEqualTo("Hello Anna");
	}

	@Test
	void severalServers() {
		EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(Several.class))
			.execute()
			.containerEvents()
			.failed()
			.assertThatEvents()
			.singleElement()
			.is(EventConditions.finishedWithFailure(TestExecutionResultConditions.message(
					(message) -> message.contains("needs one MCP server, but there are several: 'sse', 'secured'."))));
	}

	@Nested
	@EachTransport
	class Detected {

		@RegisterExtension
		static final RemoteMcpServerExtension server = RemoteMcpServerExtension
			.of(EachTransportOfARemoteServerTests::secured);

		@RegisterExtension
		static final McpTestClientExtension token = McpTestClientExtension
			.customizedBy((client) -> client.bearerToken("t0k3n"));

		private static final Set<McpTransport> runs = new HashSet<>();

		@AfterAll
		static void hasRunOverTheOneThatItSpeaks() {
			assertThat(runs).containsExactly(McpTransport.STREAMABLE_HTTP);
		}

		@Test
		void clientIsOverIt(McpTransport transport, McpTestClient mcp) {
			runs.add(transport);
			assertThatItGreets(mcp);
		}

		@EachTransport(only = McpTransport.STREAMABLE_HTTP, reason = "shows that the transport is known by now")
		void methodNarrows(@McpConnection(server = "secured") McpTestClient mcp) {
			assertThatItGreets(mcp);
		}

	}

	@Nested
	class Said {

		@RegisterExtension
		static final RemoteMcpServerExtension server = RemoteMcpServerExtension.of(() -> sse().over(McpTransport.SSE));

		@EachTransport
		void clientIsOverIt(McpTransport transport, McpTestClient mcp) {
			assertThat(transport).isEqualTo(McpTransport.SSE);
			assertThatItGreets(mcp);
		}

	}

	@EachTransport
	static class Several {

		@RegisterExtension
		static final RemoteMcpServerExtension one = RemoteMcpServerExtension.of(EachTransportOfARemoteServerTests::sse);

		@RegisterExtension
		static final RemoteMcpServerExtension other = RemoteMcpServerExtension
			.of(EachTransportOfARemoteServerTests::secured);

		@Test
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

}
