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

package dev.mcpslice.process;

import java.util.Map;

import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

/**
 * Tests for {@link McpServerProcess}.
 */
class ServerProcessTests {

	@Test
	void servesAnApplicationClass() {
		try (McpServerProcess child = McpServerProcess.application(ChildApplication.class)
			.properties("spring.config.name=child")
			.forwardOutput()
			.start()) {
			try (McpTestClient mcp = child.clients().test()) {
				mcp.callTool("pid", Map.of()).isSuccessful().text().isEqualTo("" + child.handle().pid());
			}
			System.out.println(child + " " + child.endpoints().baseUri());
		}
	}

	@Test
	void servesAJar() {
		try (McpServerProcess child = McpServerProcess.jar("../sample-app/target/mcpslice-sample-app-*.jar")
			.forwardOutput()
			.start()) {
			try (McpTestClient mcp = child.clients().test()) {
				mcp.listTools().isSuccessful();
			}
		}
	}

}
