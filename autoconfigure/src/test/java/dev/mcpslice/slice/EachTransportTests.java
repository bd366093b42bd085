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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.mcpslice.EachTransport;
import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is injected into a class that runs over each transport.
 */
@McpServerTest
@EachTransport
class EachTransportTests {

	private static final List<McpTransport> runs = new ArrayList<>();

	private static McpSyncClient classClient;

	private McpTransport transport;

	private McpTestClient client;

	@BeforeAll
	static void saysItsTransport(@McpConnection(transport = McpTransport.SSE) McpSyncClient mcp,
			@McpConnection(transport = McpTransport.SSE) McpClientFactory clients, McpServerEndpoints endpoints) {
		assertThat(endpoints.transports()).containsExactly(McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
		assertThatItIsOver(McpTransport.SSE, mcp.getCurrentInitializationResult());
		assertThatFactoryIsOver(McpTransport.SSE, clients);
		classClient = mcp;
	}

	@BeforeEach
	void connect(McpTransport transport, McpTestClient mcp) {
		this.transport = transport;
		this.client = mcp;
	}

	@AfterEach
	void isStillConnected(McpTransport transport, McpTestClient mcp) {
		assertThat(transport).isEqualTo(this.transport);
		assertThat(mcp).isSameAs(this.client);
	}

	@AfterAll
	static void isCalledOnceAfterAllRuns(@McpConnection(transport = McpTransport.SSE) McpSyncClient mcp) {
		assertThat(mcp).isSameAs(classClient);
		assertThat(runs).containsExactlyInAnyOrder(McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
	}

	static void assertThatItIsOver(McpTransport transport, InitializeResult server) {
		assertThat(server.protocolVersion()).isEqualTo((transport == McpTransport.SSE) ? "2024-11-05" : "2025-11-25");
	}

	static void assertThatItIsOver(McpTransport transport, McpTestClient mcp) {
		mcp.server().hasProtocolVersion((transport == McpTransport.SSE) ? "2024-11-05" : "2025-11-25");
	}

	private static void assertThatFactoryIsOver(McpTransport transport, McpClientFactory clients) {
		try (McpSyncClient mcp = clients.sync()) {
			assertThatItIsOver(transport, mcp.getCurrentInitializationResult());
		}
	}

	@Test
	void runsOverEach(McpTransport transport) {
		runs.add(transport);
	}

	@Test
	void clientsAreOverTheTransportOfTheRun(McpTestClient mcp, McpSyncClient sync, McpAsyncClient async,
			McpClientFactory clients) {
		assertThat(mcp).isSameAs(this.client);
		assertThatItIsOver(this.transport, mcp);
		assertThatItIsOver(this.transport, sync.getCurrentInitializationResult());
		assertThatItIsOver(this.transport, async.getCurrentInitializationResult());
		assertThatFactoryIsOver(this.transport, clients);
	}

	@Test
	void connectionSaysAnother(@McpConnection(transport = McpTransport.SSE) McpTestClient mcp,
			@McpConnection(transport = McpTransport.SSE) McpClientFactory clients) {
		assertThatItIsOver(McpTransport.SSE, mcp);
		assertThatFactoryIsOver(McpTransport.SSE, clients);
	}

	@Test
	void parametersOfOneTransportAreSessionsOfTheirOwn(McpTestClient mcp,
			@McpConnection(transport = McpTransport.STREAMABLE_HTTP) McpTestClient streamable,
			@McpConnection(transport = McpTransport.SSE) McpTestClient sse) {
		assertThat(List.of(mcp, streamable, sse)).doesNotHaveDuplicates();
	}

	@Test
	void beanKnowsNothingOfTheRun(@Autowired McpClientFactory clients) {
		assertThatFactoryIsOver(McpTransport.STREAMABLE_HTTP, clients);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Мир", "世界" })
	void methodMayBeParameterized(String text, McpTransport transport, McpTestClient mcp) {
		assertThat(transport).isEqualTo(this.transport);
		assertThatItIsOver(transport, mcp);
		mcp.callTool("echo", Map.of("text", text)).isSuccessful().text().isEqualTo("Echo: " + text);
	}

	@RepeatedTest(2)
	void methodMayBeRepeated(McpTestClient mcp) {
		assertThatItIsOver(this.transport, mcp);
	}

	@EachTransport(only = McpTransport.SSE, reason = "shows how a method narrows")
	void methodNarrows(McpTransport transport, McpTestClient mcp) {
		assertThat(transport).isEqualTo(this.transport).isEqualTo(McpTransport.SSE);
		assertThatItIsOver(McpTransport.SSE, mcp);
	}

	@Nested
	class InANestedClass {

		@BeforeAll
		static void belongsToARun(McpTransport transport, McpSyncClient mcp) {
			assertThatItIsOver(transport, mcp.getCurrentInitializationResult());
		}

		@Test
		void clientsAreOverTheTransportOfTheRun(McpTransport transport, McpTestClient mcp) {
			assertThat(transport).isEqualTo(EachTransportTests.this.transport);
			assertThat(mcp).isSameAs(EachTransportTests.this.client);
			assertThatItIsOver(transport, mcp);
		}

	}

	@Nested
	@EachTransport(except = McpTransport.SSE, reason = "shows how a nested class narrows")
	class InANestedClassThatNarrows {

		@BeforeAll
		static void belongsToARun(McpTransport transport) {
			assertThat(transport).isEqualTo(McpTransport.STREAMABLE_HTTP);
		}

		@Test
		void clientsAreOverWhatIsLeft(McpTransport transport, McpTestClient mcp) {
			assertThat(transport).isEqualTo(EachTransportTests.this.transport).isEqualTo(McpTransport.STREAMABLE_HTTP);
			assertThatItIsOver(transport, mcp);
		}

	}

}
