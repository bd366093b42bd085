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

package dev.mcpslice.serverprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerProcessTest;
import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.childserver.ChildJar;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.process.McpServerProcess;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What of a server in a process is injected into which method, and how long it lives.
 */
@McpServerProcessTest(jar = ChildJar.LOCATION, properties = { "spring.config.name=child", "shop=books" },
		profiles = "test", arguments = "open", environment = "OWNER=Anna=Karenina",
		jvmOptions = { ChildJar.SHARED_CLASSES, "-Ddoor=red" }, startTimeout = "3m")
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
class PackagedServerTests {

	private static final List<McpTestClient> closed = new ArrayList<>();

	private static McpServerProcess server;

	private static McpTestClient classClient;

	private McpTestClient methodClient;

	@BeforeAll
	static void connectForTheClass(McpServerProcess server, McpTestClient mcp) {
		PackagedServerTests.server = server;
		classClient = mcp;
	}

	@BeforeEach
	void connect(McpTestClient mcp) {
		this.methodClient = mcp;
	}

	@AfterEach
	void isStillConnected(McpTestClient mcp) {
		assertThat(mcp).isSameAs(this.methodClient).isNotSameAs(classClient);
		mcp.ping().isSuccessful();
		assertThat(closed).doesNotContain(mcp)
			.allSatisfy((old) -> assertThatIllegalStateException().isThrownBy(old::ping));
		closed.add(mcp);
	}

	@AfterAll
	static void isConnectedAsLongAsTheClass(McpServerProcess server, McpTestClient mcp) {
		assertThat(mcp).isSameAs(classClient);
		mcp.callTool("pid").isSuccessful().text().isEqualTo(String.valueOf(server.handle().pid()));
	}

	@Test
	void serverIsWhatTheAnnotationSays(McpTestClient mcp) {
		mcp.callTool("property", Map.of("name", "shop")).isSuccessful().text().isEqualTo("books");
		mcp.callTool("property", Map.of("name", "spring.profiles.active")).isSuccessful().text().isEqualTo("test");
		mcp.callTool("property", Map.of("name", "door")).isSuccessful().text().isEqualTo("red");
		mcp.callTool("variable", Map.of("name", "OWNER")).isSuccessful().text().isEqualTo("Anna=Karenina");
		mcp.callTool("arguments").isSuccessful().text().contains("open");
		assertThat(server.name()).isEqualTo("ChildApplication");
	}

	@Test
	void allThatAServerHasIsInjected(McpServerProcess process, McpServerEndpoints endpoints, McpClientFactory clients,
			McpSyncClient sync, McpAsyncClient async, McpTestClient mcp,
			@McpConnection(name = "2") McpTestClient other) {
		assertThat(process).isSameAs(server);
		assertThat(endpoints).isSameAs(process.endpoints());
		assertThat(clients).isSameAs(process.clients());
		assertThat(sync.listTools().tools()).isNotEmpty();
		assertThat(async.listTools().block().tools()).isNotEmpty();
		assertThat(mcp).isSameAs(this.methodClient).isNotSameAs(other);
	}

	@Test
	void serverIsChosenByItsDefaultName(@McpConnection(server = "ChildApplication") McpTestClient mcp) {
		assertThat(mcp).isSameAs(this.methodClient);
	}

	@Test
	void defaultTransportCanBeNamed(
			@McpConnection(server = "ChildApplication", transport = McpTransport.STREAMABLE_HTTP) McpTestClient mcp) {
		assertThat(mcp).isSameAs(this.methodClient);
	}

	@RepeatedTest(2)
	void everyInvocationHasItsOwnClient(McpTestClient mcp, McpServerProcess process) {
		assertThat(closed).doesNotContain(mcp);
		assertThat(process).isSameAs(server);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Мир", "世界" })
	void parametersOfJUnitGoTogetherWithClients(String text, McpTestClient mcp) {
		mcp.callTool("print", Map.of("text", text, "times", 1)).isSuccessful();
	}

	@Nested
	class InANestedClass {

		@Test
		void serverIsTheEnclosingOne(McpServerProcess process, McpTestClient mcp) {
			assertThat(process).isSameAs(server);
			assertThat(mcp).isSameAs(PackagedServerTests.this.methodClient);
		}

	}

	@Nested
	@McpServerProcessTest(name = "second", jar = ChildJar.LOCATION, jvmOptions = ChildJar.SHARED_CLASSES,
			properties = "spring.config.name=child", startTimeout = "3m")
	class WithAServerOfItsOwn {

		@Test
		void bothAreThere(@McpConnection(server = "second") McpServerProcess second, McpServerProcess first,
				@McpConnection(server = "second") McpTestClient secondClient, McpTestClient mcp) {
			assertThat(first).isSameAs(server);
			assertThat(mcp).isSameAs(PackagedServerTests.this.methodClient);
			secondClient.callTool("pid").isSuccessful().text().isEqualTo(String.valueOf(second.handle().pid()));
		}

	}

}
