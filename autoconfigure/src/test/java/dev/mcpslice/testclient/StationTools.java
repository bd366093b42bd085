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

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.AudioContent;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tools with results of all kinds, made by hand, so that they can be wrong as well.
 */
@Configuration(proxyBeanMethods = false)
class StationTools {

	static final byte[] MAP = { 1, 2, 3 };

	static final byte[] WIND = { 4, 5 };

	static final Map<String, Object> REPORT_SCHEMA = Map.of("type", "object", "properties",
			Map.of("city", Map.of("type", "string"), "temperature", Map.of("type", "number")), "required",
			List.of("city", "temperature"));

	private static final Map<String, Object> ANYTHING = Map.of("type", "object");

	private static final Map<String, Object> CITY = Map.of("type", "object", "properties",
			Map.of("city", Map.of("type", "string")), "required", List.of("city"));

	@Bean
	CountDownLatch calm() {
		return new CountDownLatch(1);
	}

	@Bean
	List<SyncToolSpecification> allTools(CountDownLatch calm) {
		return List.of(
				tool(Tool.builder("report", CITY)
					.title("Report")
					.description("Tells the weather of a city")
					.outputSchema(REPORT_SCHEMA)
					.annotations(ToolAnnotations.builder().readOnlyHint(true).build())
					.meta(Map.of("station", 7))
					.build(), StationTools::report),
				tool("forecast", StationTools::forecast),
				tool("echo",
						(exchange, request) -> CallToolResult.builder().structuredContent(request.arguments()).build()),
				tool("texts", (exchange,
						request) -> CallToolResult.builder().addTextContent("cold").addTextContent("and wet").build()),
				tool("storm",
						(exchange, request) -> CallToolResult.builder()
							.addTextContent("The mast is broken")
							.isError(true)
							.build()),
				tool("forbidden", (exchange, request) -> {
					throw McpError.builder(-32050).message("Nobody may").data(Map.of("who", "nobody")).build();
				}), tool("calm", (exchange, request) -> {
					await(calm);
					return done();
				}), tool("tell", StationTools::tell));
	}

	private static CallToolResult report(McpSyncServerExchange exchange, CallToolRequest request) {
		return CallToolResult.builder()
			.structuredContent(Map.of("city", request.arguments().get("city"), "temperature", 22.5))
			.build();
	}

	private static CallToolResult forecast(McpSyncServerExchange exchange, CallToolRequest request) {
		return CallToolResult.builder()
			.addTextContent("sunny")
			.addContent(ImageContent.builder(Base64.getEncoder().encodeToString(MAP), "image/png").build())
			.addContent(AudioContent.builder(Base64.getEncoder().encodeToString(WIND), "audio/wav").build())
			.addContent(ResourceLink.builder().uri("station://mast").name("mast").build())
			.addContent(EmbeddedResource
				.builder(TextResourceContents.builder("station://log", "all quiet").mimeType("text/plain").build())
				.build())
			.meta(Map.of("source", "mast"))
			.build();
	}

	private static CallToolResult tell(McpSyncServerExchange exchange, CallToolRequest request) {
		for (int step = 1; step <= 3; step++) {
			exchange.loggingNotification(LoggingMessageNotification
				.builder((step < 3) ? LoggingLevel.INFO : LoggingLevel.WARNING, "step " + step)
				.logger("mast")
				.build());
			if (request.progressToken() != null) {
				exchange.progressNotification(
						ProgressNotification.builder(request.progressToken(), (double) step).total(3.0).build());
			}
		}
		return done();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	static SyncToolSpecification tool(String name,
			BiFunction<McpSyncServerExchange, CallToolRequest, CallToolResult> handler) {
		return tool(Tool.builder(name, ANYTHING).build(), handler);
	}

	static SyncToolSpecification tool(Tool tool,
			BiFunction<McpSyncServerExchange, CallToolRequest, CallToolResult> handler) {
		return SyncToolSpecification.builder().tool(tool).callHandler(handler).build();
	}

	static CallToolResult done() {
		return CallToolResult.builder().addTextContent("done").build();
	}

}
