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
import java.util.stream.Collectors;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.Root;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tools that ask their client back, and answer with what it says.
 */
@Configuration(proxyBeanMethods = false)
class AskingTools {

	@Bean
	List<SyncToolSpecification> asking() {
		return List.of(StationTools.tool("ask_model", AskingTools::model),
				StationTools.tool("ask_user", AskingTools::user), StationTools.tool("send_user", AskingTools::visit),
				StationTools.tool("ask_roots", AskingTools::roots));
	}

	private static CallToolResult model(McpSyncServerExchange exchange, CallToolRequest request) {
		SamplingMessage question = SamplingMessage.builder(Role.USER, TextContent.builder("What is a föhn?").build())
			.build();
		return answer(() -> {
			CreateMessageResult reply = exchange.createMessage(CreateMessageRequest.builder(List.of(question), 100)
				.systemPrompt("You are a meteorologist.")
				.build());
			return ((TextContent) reply.content()).text();
		});
	}

	private static CallToolResult user(McpSyncServerExchange exchange, CallToolRequest request) {
		return answer(() -> {
			ElicitResult reply = exchange.createElicitation(
					ElicitFormRequest
						.builder("Which city?",
								Map.of("type", "object", "properties", Map.of("city", Map.of("type", "string"))))
						.build());
			return reply.action() + " " + reply.content();
		});
	}

	private static CallToolResult visit(McpSyncServerExchange exchange, CallToolRequest request) {
		return answer(() -> exchange
			.createElicitation(ElicitUrlRequest.builder("Pay first", "https://pay.example/7", "bill-7").build())
			.action()
			.toString());
	}

	private static CallToolResult roots(McpSyncServerExchange exchange, CallToolRequest request) {
		return answer(() -> exchange.listRoots().roots().stream().map(Root::uri).collect(Collectors.joining(" and ")));
	}

	private static CallToolResult answer(Question question) {
		try {
			return CallToolResult.builder().addTextContent(question.ask()).build();
		}
		catch (McpError ex) {
			return CallToolResult.builder()
				.addTextContent("%d: %s".formatted(ex.getJsonRpcError().code(), ex.getMessage()))
				.isError(true)
				.build();
		}
	}

	/**
	 * Asks the client.
	 */
	private interface Question {

		String ask();

	}

}
