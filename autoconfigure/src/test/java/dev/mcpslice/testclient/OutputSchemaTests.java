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

import java.util.List;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.customizer.McpSyncServerCustomizer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Structured content is what the tool promises, or the call has failed.
 */
@McpServerTest
@Tag("webflux")
class OutputSchemaTests {

	@Autowired
	private McpSyncServer server;

	@Test
	void failsOnStructuredContentThatDoesNotMatch(McpTestClient mcp) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.callTool("liar").isSuccessful())
			.withMessageContaining("The structured content does not match the output schema of the tool 'liar': ")
			.withMessageContaining("Structured content: {\"city\":7}")
			.withMessageContaining("received: {");
	}

	@Test
	void failsEvenIfTheTestSaysNothing(McpClientFactory clients) {
		McpTestClient mcp = clients.test();
		mcp.callTool("liar");

		assertThatExceptionOfType(AssertionError.class).isThrownBy(mcp::close)
			.withMessageContaining("does not match the output schema");
	}

	@Test
	void asksNothingOfAToolThatReportsAnError(McpTestClient mcp) {
		mcp.callTool("failing").isError().text().isEqualTo("no signal");
	}

	@Test
	void knowsToolsThatAreAddedLater(McpTestClient mcp) {
		mcp.callTool("forecast").isSuccessful();

		this.server.addTool(tool("latecomer", CallToolResult.builder().structuredContent(Map.of("city", 7)).build()));
		try {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.callTool("latecomer").isSuccessful())
				.withMessageContaining("does not match the output schema of the tool 'latecomer'");
		}
		finally {
			this.server.removeTool("latecomer");
		}
	}

	@Test
	void knowsToolsThatChange(McpTestClient mcp) {
		this.server.addTool(StationTools.tool("chameleon",
				(exchange, request) -> CallToolResult.builder().structuredContent(Map.of("city", 7)).build()));
		try {
			mcp.callTool("chameleon").isSuccessful();

			mcp.stimulate(() -> {
				this.server.removeTool("chameleon");
				this.server
					.addTool(tool("chameleon", CallToolResult.builder().structuredContent(Map.of("city", 7)).build()));
			}).toolListChanges().after((change) -> true).untilNext();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.callTool("chameleon").isSuccessful())
				.withMessageContaining("does not match the output schema of the tool 'chameleon'");
		}
		finally {
			this.server.removeTool("chameleon");
		}
	}

	@Test
	void believesTheServerAndNotALateNotification(McpTestClient mcp) {
		for (int version = 0; version < 50; version++) {
			String key = "v" + version;
			this.server.addTool(StationTools.tool(
					Tool.builder("racer", Map.of("type", "object"))
						.outputSchema(Map.of("type", "object", "required", List.of(key)))
						.build(),
					(exchange, request) -> CallToolResult.builder().structuredContent(Map.of(key, 1)).build()));

			mcp.callTool("racer").isSuccessful();

			this.server.removeTool("racer");
		}
	}

	private static SyncToolSpecification tool(String name, CallToolResult result) {
		return StationTools.tool(
				Tool.builder(name, Map.of("type", "object")).outputSchema(StationTools.REPORT_SCHEMA).build(),
				(exchange, request) -> result);
	}

	/**
	 * A server that does not validate its own results, as others may not.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Careless {

		@Bean
		@Primary
		McpSyncServerCustomizer careless(@Qualifier("everythingIsOffered") McpSyncServerCustomizer others) {
			return (server) -> {
				others.customize(server);
				server.jsonSchemaValidator(new Trusting());
			};
		}

		@Bean
		List<SyncToolSpecification> carelessTools() {
			return List.of(tool("liar", CallToolResult.builder().structuredContent(Map.of("city", 7)).build()),
					tool("failing", CallToolResult.builder().addTextContent("no signal").isError(true).build()));
		}

	}

	/**
	 * Finds everything valid.
	 */
	static class Trusting implements JsonSchemaValidator {

		@Override
		public ValidationResponse validate(Map<String, Object> schema, Object structuredContent) {
			return ValidationResponse.asValid("{}");
		}

	}

}
