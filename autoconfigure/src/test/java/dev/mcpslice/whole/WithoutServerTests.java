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

package dev.mcpslice.whole;

import java.util.List;

import dev.mcpslice.AutoConfigureMcpTestClient;
import dev.mcpslice.EachTransport;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said to tests of a whole application that have no server to talk to.
 */
// Ordinary applications set logging up anew, and lines of others get lost meanwhile.
@ResourceLock(value = Resources.SYSTEM_OUT, mode = ResourceAccessMode.READ)
class WithoutServerTests {

	private static AbstractStringAssert<?> assertThatFailureOf(Class<?> testClass) {
		List<String> messages = EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(testClass))
			.execute()
			.allEvents()
			.finished()
			.stream()
			.flatMap((event) -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
			.map((failure) -> NestedExceptionUtils.getMostSpecificCause(failure).getMessage())
			.toList();
		return assertThat(messages).singleElement(InstanceOfAssertFactories.STRING);
	}

	@Test
	void mockEnvironmentOfWebFlux() {
		assertThatFailureOf(Mock.class).contains("a mock environment instead of a web server")
			.contains("@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)");
	}

	@Test
	void mockEnvironmentOfServlets() {
		assertThatFailureOf(ServletMock.class).contains("a mock environment instead of a web server");
	}

	@Test
	void noWebEnvironment() {
		assertThatFailureOf(None.class).startsWith(None.class.getName() + ".asks(")
			.contains("the test's application context has no web server")
			.contains(
					"@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT) beside @AutoConfigureMcpTestClient");
	}

	@Test
	void noServer() {
		assertThatFailureOf(NoServer.class).contains("There is no MCP server in the application context");
	}

	@Test
	void noServerToRunOverEachTransportOf() {
		assertThatFailureOf(NoServerForEachTransport.class)
			.contains("has nothing to run over: there is no MCP server in the test's application context.");
	}

	@Test
	void noWebEnvironmentToRunOverEachTransport() {
		assertThatFailureOf(NoneForEachTransport.class)
			.startsWith("@EachTransport of " + NoneForEachTransport.class.getName())
			.contains("the test's application context has no web server");
	}

	@Test
	void sliceHasOneAnyhow() {
		EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(Slice.class))
			.execute()
			.testEvents()
			.assertStatistics((statistics) -> statistics.succeeded(1));
	}

	@SpringBootTest
	@AutoConfigureMcpTestClient
	static class Mock {

		@Test
		void asks(McpTestClient mcp) {
		}

	}

	@SpringBootTest
	@AutoConfigureMcpTestClient
	@ActiveProfiles("servlet")
	static class ServletMock {

		@Test
		void asks(McpTestClient mcp) {
		}

	}

	@SpringBootTest(webEnvironment = WebEnvironment.NONE)
	@AutoConfigureMcpTestClient
	static class None {

		@Test
		void asks(McpTestClient mcp) {
		}

	}

	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.ai.mcp.server.enabled=false")
	@AutoConfigureMcpTestClient
	static class NoServer {

		@Test
		void asks(McpTestClient mcp) {
		}

	}

	@EachTransport
	static class NoServerForEachTransport extends NoServer {

	}

	@EachTransport
	static class NoneForEachTransport extends None {

	}

	@McpServerTest
	@AutoConfigureMcpTestClient
	static class Slice {

		@Test
		void asks(McpTestClient mcp, McpServerEndpoints endpoints) {
			assertThat(endpoints.transports()).hasSize(2);
		}

	}

}
