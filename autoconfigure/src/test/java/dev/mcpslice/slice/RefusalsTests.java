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

import java.util.List;

import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.endpoint.LocalMcpServerPort;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.mockito.Answers;
import org.mockito.Mockito;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is refused, and with which words.
 */
class RefusalsTests {

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
	void fixedPortInTheAnnotation() {
		assertThatFailureOf(FixedPort.class).contains(FixedPort.class.getName())
			.contains("sets 'server.port' to 8081")
			.contains("Remove the property and take the port from @LocalMcpServerPort");
	}

	@Test
	void fixedPortInATestPropertySource() {
		assertThatFailureOf(FixedPortInPropertySource.class).contains("sets 'server.port' to 8082");
	}

	@Test
	void fixedPortInARegistry() {
		assertThatFailureOf(FixedPortInRegistry.class).contains("sets 'server.port' to 8083");
	}

	@Test
	void statelessBesideAnotherTransport() {
		assertThatFailureOf(StatelessAndSse.class)
			.contains("@McpServerTest asks for the transports [SSE, stateless HTTP]")
			.contains("Write transports = STATELESS, or leave STATELESS out");
	}

	@Test
	void stdio() {
		assertThatFailureOf(Stdio.class).startsWith("@McpServerTest asks for stdio, but a slice serves over HTTP.");
	}

	@Test
	void portBeforeTheServerRuns() {
		assertThatFailureOf(EagerPort.class).contains("The MCP server has no port yet")
			.contains("Inject McpServerEndpoints and ask it at the time of use");
	}

	@Test
	void twoTransportsForOneClient() {
		assertThatFailureOf(TwoTransports.class).contains("@McpConnection takes one transport");
	}

	@Test
	void clientInAConstructor() {
		assertThatFailureOf(ClientInConstructor.class).contains("No ParameterResolver registered");
	}

	@Test
	@Tag("webflux")
	void transportsWithoutOneOfTheApplications() {
		assertThatFailureOf(OwnTransportLeftOut.class)
			.isEqualTo("@McpServerTest asks for the transports [SSE], but the "
					+ "application defines one for streamable HTTP itself [own], which stays as it is. Add it to the "
					+ "transports, or leave them out.");
	}

	@Test
	@Tag("webflux")
	void attachedTransportWhereTheApplicationServesSomethingElse() {
		assertThatFailureOf(Collision.class).isEqualTo("Cannot attach SSE at [/sse], where the application "
				+ "serves something else. Move it: mcpslice.server.endpoints.sse=/another, or do without it: "
				+ "@McpServerTest(transports = ...).");
	}

	@Test
	void attachedMessagesWhereTheApplicationServesSomethingElse() {
		assertThatFailureOf(CollisionOfMessages.class).contains("Cannot attach SSE at [/mcp/message]")
			.contains("Move it: spring.ai.mcp.server.sse-message-endpoint=/another");
	}

	@Test
	void transportThatNobodyServes() {
		assertThatFailureOf(NothingToAttach.class)
			.startsWith("@McpServerTest asks for the transports [streamable HTTP, SSE], but [streamable HTTP] is what ")
			.endsWith("Ask for these, or leave the transports out.");
	}

	@Test
	void endpointThatIsNoPath() {
		assertThatFailureOf(EndpointWithHost.class).isEqualTo("mcpslice.server.endpoints.streamable-http is "
				+ "'http://localhost/mcp', but a path such as /mcp is expected; host and port are the " + "server's.");
	}

	@Test
	void endpointOfAnUnknownTransport() {
		assertThatFailureOf(EndpointOfNothing.class).contains("No enum constant").contains("McpTransport.websocket");
	}

	@McpServerTest(properties = "server.port: 8081")
	static class FixedPort {

		@Test
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

	@McpServerTest
	@TestPropertySource(properties = "server.port=8082")
	static class FixedPortInPropertySource extends FixedPort {

	}

	@McpServerTest
	static class FixedPortInRegistry extends FixedPort {

		@DynamicPropertySource
		static void port(DynamicPropertyRegistry registry) {
			registry.add("server.port", () -> 8083);
		}

	}

	@McpServerTest(transports = { McpTransport.SSE, McpTransport.STATELESS })
	static class StatelessAndSse extends FixedPort {

	}

	@McpServerTest(transports = McpTransport.STDIO)
	static class Stdio extends FixedPort {

	}

	@McpServerTest
	static class EagerPort extends FixedPort {

		@TestConfiguration(proxyBeanMethods = false)
		static class EagerConfiguration {

			@Bean
			String eager(@LocalMcpServerPort int port) {
				return "port " + port;
			}

		}

	}

	@McpServerTest
	static class TwoTransports {

		@Test
		void neverRuns(
				@McpConnection(transport = { McpTransport.SSE, McpTransport.STREAMABLE_HTTP }) McpSyncClient mcp) {
			Assertions.fail("ran");
		}

	}

	@McpServerTest
	static class ClientInConstructor {

		ClientInConstructor(McpServerEndpoints endpoints) {
			Assertions.fail("constructed with " + endpoints);
		}

		@Test
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

	@McpServerTest(transports = McpTransport.SSE)
	static class OwnTransportLeftOut extends FixedPort {

		@TestConfiguration(proxyBeanMethods = false)
		static class Own {

			@Bean
			WebFluxStreamableServerTransportProvider own() {
				return WebFluxStreamableServerTransportProvider.builder().build();
			}

			@Bean
			StdioServerTransportProvider standardInput() {
				return new StdioServerTransportProvider(McpJsonDefaults.getMapper());
			}

		}

	}

	@McpServerTest(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
	static class Collision extends FixedPort {

		@TestConfiguration(proxyBeanMethods = false)
		static class News {

			@Bean
			RouterFunction<?> news() {
				return RouterFunctions.route().GET("/sse", (request) -> ServerResponse.ok().build()).build();
			}

		}

	}

	@McpServerTest(properties = "mcpslice.server.endpoints.streamable-http=http://localhost/mcp")
	static class EndpointWithHost extends FixedPort {

	}

	@McpServerTest(properties = "mcpslice.server.endpoints.websocket=/mcp")
	static class EndpointOfNothing extends FixedPort {

	}

	@McpServerTest(properties = { "spring.ai.mcp.server.protocol=STREAMABLE",
			"spring.ai.mcp.server.streamable-http.mcp-endpoint=/mcp/message" })
	static class CollisionOfMessages extends FixedPort {

	}

	@McpServerTest(properties = "spring.ai.mcp.server.enabled=false",
			transports = { McpTransport.STREAMABLE_HTTP, McpTransport.SSE })
	static class NothingToAttach extends FixedPort {

		@TestConfiguration(proxyBeanMethods = false)
		static class Mocked {

			@Bean
			McpStreamableServerTransportProvider own() {
				return Mockito.mock(McpStreamableServerTransportProvider.class, Answers.RETURNS_MOCKS);
			}

		}

	}

}
