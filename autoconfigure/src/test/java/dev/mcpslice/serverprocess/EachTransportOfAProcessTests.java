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

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.mcpslice.EachTransport;
import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerProcessExtension;
import dev.mcpslice.McpServerProcessTest;
import dev.mcpslice.ParallelEngine;
import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.childserver.ChildJar;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.process.McpServerProcess;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.engine.TestExecutionResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that run over each transport of a server in a process of its own.
 */
@Order(1)
@ResourceLock(ChildApplication.MORE_PROCESSES)
class EachTransportOfAProcessTests {

	private static AbstractStringAssert<?> assertThatFailureOf(Class<?> testClass) {
		List<String> messages = ParallelEngine.run(1, ExecutionMode.SAME_THREAD, List.of(testClass))
			.allEvents()
			.finished()
			.stream()
			.flatMap((event) -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
			.map(Throwable::getMessage)
			.toList();
		return assertThat(messages).singleElement(InstanceOfAssertFactories.STRING);
	}

	@Test
	void serverOfMethods() {
		assertThatFailureOf(PerMethod.class).contains("has no MCP server whose transports are known before the test "
				+ "methods run. Declare one for the whole class");
	}

	@Test
	void serverOfOneMethod() {
		assertThatFailureOf(OfOneMethod.class).contains("has no MCP server whose transports are known before");
	}

	@Test
	void severalServers() {
		assertThatFailureOf(Several.class).contains("needs one MCP server, but there are several: 'one', 'other'. It "
				+ "takes the one without a name, of @McpServerProcessTest. Without @EachTransport, parameters take "
				+ "clients of each: @McpConnection(server = ..., transport = ...).");
	}

	@Nested
	@McpServerProcessTest(jar = ChildJar.LOCATION, jvmOptions = ChildJar.SHARED_CLASSES,
			properties = { "spring.config.name=child", "spring.ai.mcp.server.protocol=SSE" }, startTimeout = "3m")
	@McpServerProcessTest(name = "warehouse", jar = ChildJar.LOCATION, jvmOptions = ChildJar.SHARED_CLASSES,
			properties = "spring.config.name=child", startTimeout = "3m")
	@EachTransport
	class OverHttp {

		private static final Set<McpTransport> runs = new HashSet<>();

		private static McpServerProcess server;

		@BeforeAll
		static void take(McpServerProcess process, @McpConnection(transport = McpTransport.SSE) McpTestClient mcp) {
			mcp.callTool("pid").isSuccessful().text().isEqualTo("" + process.handle().pid());
			server = process;
		}

		@AfterAll
		static void hasRunOverWhatItOffers() {
			assertThat(runs).containsExactly(McpTransport.SSE);
		}

		@Test
		void clientIsOverTheTransportOfTheRun(McpTransport transport, McpTestClient mcp, McpServerProcess process) {
			runs.add(transport);
			assertThat(process).isSameAs(server);
			mcp.server().hasProtocolVersion("2024-11-05");
		}

		@Test
		void anotherServerHasItsOwnDefault(@McpConnection(server = "warehouse") McpTestClient mcp) {
			mcp.server().hasProtocolVersion("2025-11-25");
		}

	}

	@Nested
	@McpServerProcessTest(jar = ChildJar.LOCATION, jvmOptions = ChildJar.SHARED_CLASSES,
			properties = { "spring.config.name=child", "spring.main.web-application-type=none",
					"spring.ai.mcp.server.stdio=true", "logging.pattern.console=" },
			startTimeout = "3m")
	class OverStdio {

		@EachTransport
		void clientIsOverTheTransportOfTheRun(McpTransport transport, McpTestClient mcp, McpServerProcess process) {
			assertThat(transport).isEqualTo(McpTransport.STDIO);
			mcp.callTool("pid").isSuccessful().text().isEqualTo("" + process.handle().pid());
		}

	}

	@Nested
	@McpServerProcessTest(jar = ChildJar.LOCATION, jvmOptions = ChildJar.SHARED_CLASSES,
			properties = "spring.config.name=child", startTimeout = "3m")
	@EachTransport
	class WithANestedClassThatHasAServerOfItsOwn {

		@Nested
		@McpServerProcessTest(jar = ChildJar.LOCATION, jvmOptions = ChildJar.SHARED_CLASSES,
				properties = { "spring.config.name=child", "spring.ai.mcp.server.protocol=SSE" }, startTimeout = "3m")
		@EachTransport(only = McpTransport.SSE, reason = "shows that the transports are those of its own server")
		class InANestedClass {

			@Test
			void runIsOneOfItsOwnServer(McpTransport transport, McpTestClient mcp) {
				assertThat(transport).isEqualTo(McpTransport.SSE);
				mcp.server().hasProtocolVersion("2024-11-05");
			}

		}

	}

	@McpServerProcessTest(jar = "target/shop-*.jar", lifecycle = Lifecycle.PER_METHOD)
	@EachTransport
	static class PerMethod {

		@Test
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

	static class OfOneMethod {

		@EachTransport
		@McpServerProcessTest(jar = "target/shop-*.jar")
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

	@EachTransport
	static class Several {

		@RegisterExtension
		static final McpServerProcessExtension servers = McpServerProcessExtension
			.of(McpServerProcess.command("cat").name("one"), McpServerProcess.command("cat").name("other"));

		@Test
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

}
