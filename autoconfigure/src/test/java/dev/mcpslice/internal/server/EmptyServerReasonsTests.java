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

package dev.mcpslice.internal.server;

import java.util.Map;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmptyServerReasons}.
 */
class EmptyServerReasonsTests {

	@AutoClose
	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private String describe() {
		this.context.registerBean(McpSyncServer.class,
				() -> McpServer.sync(WebFluxStreamableServerTransportProvider.builder().build()).build());
		this.context.refresh();
		return new EmptyServerReasons(this.context).describe();
	}

	private void set(String property, Object value) {
		this.context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of(property, value)));
	}

	@Test
	void toolMethodsWithoutAProvider() {
		this.context.registerBean("terms", TermService.class);

		assertThat(describe()).startsWith("Why: 'terms' has @Tool methods").contains("ToolCallbackProvider");
	}

	@Test
	void toolMethodsWithAProviderThatHasNone() {
		this.context.registerBean("terms", TermService.class);
		this.context.registerBean(ToolCallbackProvider.class, () -> () -> new ToolCallback[0]);

		assertThat(describe()).startsWith("Likely reasons: ");
	}

	@Test
	void scannerThatIsSwitchedOff() {
		this.context.registerBean("zones", ZoneTools.class);
		set("spring.ai.mcp.server.annotation-scanner.enabled", "false");

		assertThat(describe()).isEqualTo("Why: 'spring.ai.mcp.server.annotation-scanner.enabled' is false, so that the "
				+ "methods of 'zones' are not found.");
	}

	@Test
	void asynchronousServerWithoutReactiveMethods() {
		this.context.registerBean("zones", ZoneTools.class);
		set("spring.ai.mcp.server.type", "async");

		assertThat(describe()).isEqualTo(
				"Why: 'spring.ai.mcp.server.type' is ASYNC, and the methods of 'zones' return " + "no reactive type.");
	}

	@Test
	void synchronousServerWithReactiveMethodsOnly() {
		this.context.registerBean("zones", ReactiveTools.class);

		assertThat(describe()).isEqualTo(
				"Why: 'spring.ai.mcp.server.type' is SYNC, and the methods of 'zones' return " + "a reactive type.");
	}

	@Test
	void serverThatIsTakenEarly() {
		this.context.registerBean("zones", ZoneTools.class);
		this.context.registerBean("broadcast", Broadcast.class);

		assertThat(describe()).startsWith("Why: 'broadcast' takes the MCP server as it is created")
			.contains("before the methods of 'zones' are found, in production as well")
			.contains("spring-ai/issues/6535");
	}

	@Test
	void methodsThatNobodyHasLookedFor() {
		this.context.registerBean("zones", ZoneTools.class);

		assertThat(describe()).startsWith("Likely reasons: ");
	}

	@Test
	void componentsThatConditionsLeaveOut() {
		AutoConfigurationPackages.register(this.context, getClass().getPackageName());
		leaveOut(ZoneTools.class.getName());
		leaveOut(getClass().getPackageName() + ".GoneTools");

		assertThat(describe())
			.startsWith("Why: " + ZoneTools.class.getName() + " is left out, since it is switched off. ")
			.contains("Likely reasons: ")
			.doesNotContain("GoneTools");
	}

	private void leaveOut(String component) {
		ConditionEvaluationReport.get(this.context.getBeanFactory())
			.recordConditionEvaluation(component, (context, metadata) -> false,
					ConditionOutcome.noMatch("it is switched off"));
	}

	static class TermService {

		@Tool(description = "Explains a term")
		String explain(String term) {
			return term;
		}

	}

	static class ZoneTools {

		@McpTool
		String zone() {
			return "UTC";
		}

	}

	static class ReactiveTools {

		@McpTool
		Mono<String> zone() {
			return Mono.just("UTC");
		}

	}

	static class Broadcast {

		Broadcast(McpSyncServer server) {
		}

	}

}
