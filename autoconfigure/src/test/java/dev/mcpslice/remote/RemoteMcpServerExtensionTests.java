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
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerProcessExtension;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.McpTestClientExtension;
import dev.mcpslice.RemoteMcpServerExtension;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.process.McpServerProcess;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RemoteMcpServerExtension} and {@link McpTestClientExtension}.
 */
// Ordinary applications set logging up anew, and lines of others get lost meanwhile.
@ResourceLock(value = Resources.SYSTEM_OUT, mode = ResourceAccessMode.READ)
class RemoteMcpServerExtensionTests {

	private static RunningServer greeter;

	private static RunningServer secured;

	@BeforeAll
	static void startServers() {
		greeter = RunningServer.start("spring.ai.mcp.server.protocol=SSE");
		secured = RunningServer.start("spring.ai.mcp.server.protocol=STREAMABLE", "token=t0k3n");
	}

	@AfterAll
	static void stopServers() {
		greeter.close();
		secured.close();
	}

	private static RemoteMcpServer greeter() {
		return RemoteMcpServer.at(greeter.at("/sse")).name("greeter");
	}

	private static RemoteMcpServer secured() {
		return RemoteMcpServer.at(secured.at("/mcp")).name("secured");
	}

	private static void assertThatItGreets(McpTestClient mcp) {
		mcp.callTool("greet", Map.of("name", "Anna")).isSuccessful().text().isEqualTo("Hello Anna");
	}

	private static AbstractStringAssert<?> assertThatFailureOf(Class<?> testClass) {
		List<String> messages = EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(testClass))
			.execute()
			.testEvents()
			.finished()
			.stream()
			.flatMap((event) -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
			.map(Throwable::getMessage)
			.toList();
		return assertThat(messages).singleElement(InstanceOfAssertFactories.STRING);
	}

	@Test
	void serverHasToBeNamedAmongSeveral() {
		assertThatFailureOf(Unnamed.class).contains("there are several MCP servers: 'greeter', 'secured'. "
				+ "Say which one: @McpConnection(server = \"greeter\").");
	}

	@Test
	void unknownNameIsTold() {
		assertThatFailureOf(Misspelt.class).contains("no MCP server here has the name 'greter'.")
			.contains("Known here: 'greeter'.");
	}

	@Test
	void namesAreOfOneServerEach() {
		assertThatFailureOf(Twice.class).contains("Two remote MCP servers of this test have the name 'greeter'.");
	}

	@Test
	void namesAreOfOneServerAmongProcessesToo() {
		assertThatFailureOf(LikeAProcess.class).contains("A remote MCP server of this test and one in a process of "
				+ "its own have the same name, 'greeter'. Give one of them another: name(...).");
	}

	@Test
	void unknownNameIsToldBesideProcesses() {
		assertThatFailureOf(MisspeltBesideAProcess.class).contains("no MCP server here has the name 'greter'.")
			.contains("Known here: 'cat', 'greeter'.");
	}

	@Test
	void unknownNameIsToldBesideASlice() {
		assertThatFailureOf(MisspeltBesideASlice.class)
			.contains("no MCP server here has the name 'greter'. Known here: 'greeter'. Declare one");
	}

	@Test
	void whoIsRefusedIsToldWhatToDo() {
		assertThatFailureOf(WithoutToken.class)
			.contains("answered with 401 UNAUTHORIZED and no body\nIf the client is to be somebody, say who: "
					+ "bearerToken(...) of the client's builder, or for clients that are injected an "
					+ "McpTestClientCustomizer, as a bean of the test or "
					+ "with @RegisterExtension McpTestClientExtension");
	}

	@Nested
	class OnlyOne {

		@RegisterExtension
		static final RemoteMcpServerExtension server = RemoteMcpServerExtension
			.of(RemoteMcpServerExtensionTests::greeter);

		private McpTestClient client;

		@BeforeEach
		void connect(McpTestClient mcp) {
			this.client = mcp;
		}

		@Test
		void isInjected(McpTestClient mcp, McpServerEndpoints endpoints, McpClientFactory clients,
				@McpConnection(transport = McpTransport.SSE, name = "sdk") McpSyncClient sync) {
			assertThat(mcp).isSameAs(this.client);
			assertThatItGreets(mcp);
			assertThat(endpoints.uri(McpTransport.SSE)).isEqualTo(greeter.at("/sse"));
			assertThat(sync.isInitialized()).isTrue();
			try (McpTestClient other = clients.test()) {
				assertThatItGreets(other);
			}
		}

		@Nested
		class InANestedClass {

			@Test
			void isInjectedToo(@McpConnection(server = "greeter") McpTestClient mcp) {
				assertThatItGreets(mcp);
			}

		}

	}

	@Nested
	class Several {

		@RegisterExtension
		static final RemoteMcpServerExtension server = RemoteMcpServerExtension
			.of(RemoteMcpServerExtensionTests::greeter);

		@RegisterExtension
		static final McpTestClientExtension token = McpTestClientExtension.customizedBy("secured",
				(client) -> client.bearerToken("t0k3n"));

		private final Set<String> asked = new HashSet<>();

		@RegisterExtension
		final RemoteMcpServerExtension other = RemoteMcpServerExtension.of(() -> {
			this.asked.add("secured");
			return secured();
		});

		@Test
		void areToldApartByName(@McpConnection(server = "greeter") McpTestClient greeter,
				@McpConnection(server = "secured") McpTestClient secured,
				@McpConnection(server = "secured") McpClientFactory clients) {
			assertThatItGreets(greeter);
			assertThatItGreets(secured);
			assertThat(this.asked).isNotEmpty();
			try (McpTestClient mcp = clients.test()) {
				assertThatItGreets(mcp);
			}
		}

	}

	@Nested
	@McpServerTest
	class BesideASlice {

		@RegisterExtension
		static final RemoteMcpServerExtension server = RemoteMcpServerExtension
			.of(RemoteMcpServerExtensionTests::secured);

		@RegisterExtension
		static final McpTestClientExtension token = McpTestClientExtension
			.customizedBy((client) -> client.bearerToken("t0k3n"));

		@Test
		void isMeantByItsName(McpTestClient slice, @McpConnection(server = "secured") McpTestClient remote) {
			slice.listTools().isSuccessful().extracting(Tool::name).contains("of_the_slice");
			assertThatItGreets(remote);
		}

	}

	static class Unnamed {

		@RegisterExtension
		static final RemoteMcpServerExtension one = RemoteMcpServerExtension.of(RemoteMcpServerExtensionTests::greeter);

		@RegisterExtension
		static final RemoteMcpServerExtension other = RemoteMcpServerExtension
			.of(RemoteMcpServerExtensionTests::secured);

		@Test
		void asks(McpTestClient mcp) {
		}

	}

	static class Misspelt {

		@RegisterExtension
		static final RemoteMcpServerExtension one = RemoteMcpServerExtension.of(RemoteMcpServerExtensionTests::greeter);

		@Test
		void asks(@McpConnection(server = "greter") McpTestClient mcp) {
		}

	}

	static class Twice {

		@RegisterExtension
		static final RemoteMcpServerExtension one = RemoteMcpServerExtension.of(RemoteMcpServerExtensionTests::greeter);

		@RegisterExtension
		static final RemoteMcpServerExtension other = RemoteMcpServerExtension
			.of(RemoteMcpServerExtensionTests::greeter);

		@Test
		void asks(McpTestClient mcp) {
		}

	}

	static class WithoutToken {

		@RegisterExtension
		static final RemoteMcpServerExtension server = RemoteMcpServerExtension
			.of(RemoteMcpServerExtensionTests::secured);

		@Test
		void asks(McpTestClient mcp) {
		}

	}

	static class LikeAProcess {

		@RegisterExtension
		static final RemoteMcpServerExtension one = RemoteMcpServerExtension.of(RemoteMcpServerExtensionTests::greeter);

		@RegisterExtension
		static final McpServerProcessExtension other = McpServerProcessExtension
			.of(McpServerProcess.command("cat").name("greeter"));

		@Test
		void asks(@McpConnection(server = "greeter") McpClientFactory clients) {
		}

	}

	static class MisspeltBesideAProcess {

		@RegisterExtension
		static final RemoteMcpServerExtension one = RemoteMcpServerExtension.of(RemoteMcpServerExtensionTests::greeter);

		@RegisterExtension
		static final McpServerProcessExtension other = McpServerProcessExtension.of(McpServerProcess.command("cat"));

		@Test
		void asks(@McpConnection(server = "greter") McpClientFactory clients) {
		}

	}

	@McpServerTest
	@ContextConfiguration(classes = RemoteTestApplication.class)
	static class MisspeltBesideASlice {

		@RegisterExtension
		static final RemoteMcpServerExtension one = RemoteMcpServerExtension.of(RemoteMcpServerExtensionTests::greeter);

		@Test
		void asks(@McpConnection(server = "greter") McpClientFactory clients) {
		}

	}

}
