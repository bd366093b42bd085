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

import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What is injected into which method, and how long it lives.
 */
@McpServerTest
class InjectionTests {

	private static final List<McpSyncClient> closedClients = new ArrayList<>();

	private static McpSyncClient classClient;

	private McpSyncClient beforeEachClient;

	private McpSyncClient testClient;

	@BeforeAll
	static void connectForTheClass(McpSyncClient mcp, McpServerEndpoints endpoints) {
		assertThat(mcp.isInitialized()).isTrue();
		assertThat(endpoints.port()).isPositive();
		classClient = mcp;
	}

	@BeforeEach
	void connect(McpSyncClient mcp) {
		this.beforeEachClient = mcp;
		this.testClient = mcp;
	}

	@AfterEach
	void isStillConnected(McpSyncClient mcp) {
		assertThat(mcp).isSameAs(this.testClient);
		assertThat(Calls.echo(mcp, "after")).isEqualTo("Echo: after");
		assertThat(closedClients).doesNotContain(mcp)
			.allSatisfy((closed) -> assertThatException().isThrownBy(closed::ping));
		closedClients.add(mcp);
	}

	@AfterAll
	static void isConnectedAsLongAsTheClass(McpSyncClient mcp) {
		assertThat(mcp).isSameAs(classClient);
		assertThat(Calls.echo(mcp, "end")).isEqualTo("Echo: end");
	}

	@Test
	void sameDeclarationIsTheSameSession(McpSyncClient mcp) {
		assertThat(mcp).isSameAs(this.beforeEachClient).isNotSameAs(classClient);
		assertThat(Calls.echo(classClient, "class")).isEqualTo("Echo: class");
	}

	@Test
	void parametersThatAreDeclaredAlikeAreSessionsOfTheirOwn(McpSyncClient one, McpSyncClient other,
			@McpConnection(transport = McpTransport.SSE) McpSyncClient sse,
			@McpConnection(transport = McpTransport.SSE) McpSyncClient otherSse) {
		assertThat(one).isSameAs(this.beforeEachClient);
		assertThat(List.of(one, other, sse, otherSse)).doesNotHaveDuplicates()
			.allSatisfy((client) -> assertThat(client.isInitialized()).isTrue());
	}

	@RepeatedTest(2)
	void everyInvocationHasItsOwnSession(McpSyncClient mcp) {
		assertThat(closedClients).doesNotContain(mcp);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Мир", "世界" })
	void parametersOfJUnitGoTogetherWithClients(String text, McpSyncClient mcp) {
		assertThat(Calls.echo(mcp, text)).isEqualTo("Echo: " + text);
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = { "STATELESS", "STDIO" }, mode = EnumSource.Mode.EXCLUDE)
	void factoryOpensClientsOfAnyTransport(McpTransport transport, McpClientFactory clients) {
		try (McpSyncClient mcp = clients.over(transport).sync()) {
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = { "STATELESS", "STDIO" }, mode = EnumSource.Mode.EXCLUDE)
	void closedClientStaysClosed(McpTransport transport, McpClientFactory clients) {
		McpSyncClient mcp = clients.over(transport).sync();
		mcp.closeGracefully();

		assertThatException().isThrownBy(mcp::listTools)
			.havingRootCause()
			.withMessage("The client is closed. It sends no 'initialize' any more.");
	}

	@Test
	void nameTransportAndTypeTellSessionsApart(McpSyncClient mcp, @McpConnection(name = "other") McpSyncClient other,
			@McpConnection(transport = McpTransport.SSE) McpSyncClient sse,
			@McpConnection(name = "other") McpSyncClient sameOther, McpAsyncClient async) {
		assertThat(List.of(mcp, other, sse)).doesNotHaveDuplicates()
			.allSatisfy((client) -> assertThat(client.isInitialized()).isTrue());
		assertThat(sameOther).isSameAs(other);
		assertThat(sse.getCurrentInitializationResult().protocolVersion()).isEqualTo("2024-11-05");
		assertThat(mcp.getCurrentInitializationResult().protocolVersion()).isEqualTo("2025-11-25");
		assertThat(async.callTool(CallToolRequest.builder("echo").arguments(Map.of("text", "a")).build())
			.block()
			.isError()).isFalse();
	}

	@Test
	void defaultTransportByNameIsTheDefault(
			@McpConnection(transport = McpTransport.STREAMABLE_HTTP) McpSyncClient streamable) {
		assertThat(streamable).isSameAs(this.testClient);
	}

	@Test
	void springsParametersAreSprings(@Autowired McpClientFactory clients, @Autowired McpServerEndpoints endpoints) {
		assertThat(clients).isNotNull();
		assertThat(endpoints).isNotNull();
	}

	@Nested
	class InANestedClass {

		@Test
		void sessionOfTheMethodIsTheEnclosingOnesToo(McpSyncClient mcp) {
			assertThat(mcp).isSameAs(InjectionTests.this.beforeEachClient).isNotSameAs(classClient);
		}

	}

}
