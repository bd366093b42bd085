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

import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;

import org.springframework.ai.mcp.customizer.McpSyncServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/**
 * Resources, prompts and completions.
 */
@Configuration(proxyBeanMethods = false)
class StationFeatures {

	static final byte[] PHOTO = { 9, 8, 7 };

	// Spring AI has one of its own on servlets.
	@Bean("everythingIsOffered")
	@Primary
	@Profile("servlet")
	McpSyncServerCustomizer everythingIsOfferedOnServlets() {
		return everythingIsOffered();
	}

	@Bean
	@Profile("!servlet")
	McpSyncServerCustomizer everythingIsOffered() {
		return (server) -> server.capabilities(ServerCapabilities.builder()
			.tools(true)
			.resources(true, true)
			.prompts(true)
			.completions()
			.logging()
			.build());
	}

	@Bean
	List<SyncResourceSpecification> resources() {
		return List.of(
				new SyncResourceSpecification(
						Resource.builder("station://status", "status").mimeType("application/json").build(),
						(exchange, request) -> ReadResourceResult.builder(
								List.of(TextResourceContents.builder(request.uri(), "{\"wind\": {\"knots\": 12}}")
									.mimeType("application/json")
									.build()))
							.meta(Map.of("age", 3))
							.build()),
				new SyncResourceSpecification(
						Resource.builder("station://photo", "photo").mimeType("image/png").build(),
						(exchange,
								request) -> ReadResourceResult.builder(List.of(BlobResourceContents
									.builder(request.uri(), Base64.getEncoder().encodeToString(PHOTO))
									.mimeType("image/png")
									.build())).build()));
	}

	@Bean
	List<SyncResourceTemplateSpecification> resourceTemplates() {
		return List.of(new SyncResourceTemplateSpecification(
				ResourceTemplate.builder("station://cities/{city}", "city").build(),
				(exchange, request) -> ReadResourceResult
					.builder(List.of(TextResourceContents.builder(request.uri(), "It rains").build()))
					.build()));
	}

	@Bean
	List<SyncPromptSpecification> prompts() {
		return List.of(
				new SyncPromptSpecification(Prompt
					.builder("ask")
					.arguments(List.of(PromptArgument.builder("city").required(true).build()))
					.build(),
						(exchange, request) -> GetPromptResult
							.builder(List.of(
									PromptMessage.builder(Role.USER,
											TextContent.builder("How is it in " + request.arguments().get("city") + "?")
												.build())
										.build(),
									PromptMessage.builder(Role.ASSISTANT, TextContent.builder("Wet.").build()).build()))
							.description("Asks for the weather")
							.build()),
				new SyncPromptSpecification(Prompt.builder("greet").build(), (exchange, request) -> GetPromptResult
					.builder(List.of(PromptMessage.builder(Role.USER, TextContent.builder("Good day").build()).build()))
					.build()));
	}

	@Bean
	List<SyncCompletionSpecification> completions() {
		return List.of(
				new SyncCompletionSpecification(PromptReference.builder("ask").build(),
						(exchange,
								request) -> new CompleteResult(new CompleteCompletion(
										List.of(country(request) + "/" + request.argument().value()), 7, true))),
				new SyncCompletionSpecification(new ResourceReference("station://cities/{city}"),
						(exchange, request) -> new CompleteResult(
								new CompleteCompletion(List.of(request.argument().value() + "ens"), 1, false))));
	}

	private static String country(CompleteRequest request) {
		return (request.context() != null) ? request.context().arguments().get("country") : "anywhere";
	}

}
