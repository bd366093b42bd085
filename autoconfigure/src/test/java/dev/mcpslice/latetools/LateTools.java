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

package dev.mcpslice.latetools;

import java.util.Map;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Components that add tools to the server when the application has started.
 */
final class LateTools {

	private LateTools() {
	}

	static SyncToolSpecification tool(String name) {
		return SyncToolSpecification.builder()
			.tool(Tool.builder(name, Map.of("type", "object")).build())
			.callHandler((exchange, request) -> CallToolResult.builder().addTextContent(name).build())
			.build();
	}

	@Component
	static class Registrar implements ApplicationRunner {

		private final McpSyncServer server;

		Registrar(McpSyncServer server) {
			this.server = server;
		}

		@Override
		public void run(ApplicationArguments args) {
			this.server.addTool(tool("late"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LaterTools {

		@Bean
		CommandLineRunner later(ObjectProvider<McpSyncServer> server) {
			return (args) -> server.getObject().addTool(tool("later"));
		}

	}

}
