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

package dev.mcpslice.sample.mcp;

// tag::test[]
import java.net.URI;
import java.nio.file.Path;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.contract.McpServerContract;
import dev.mcpslice.process.McpServerProcess;
import dev.mcpslice.remote.RemoteMcpServer;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class AnyServerTests {

	@Test
	@EnabledIfSystemProperty(named = "mcp.server", matches = ".+")
	void isPrinted() {
		print(System.getProperty("mcp.server"), Path.of("target"));
	}

	static McpServerContract print(String server, Path directory) {
		if (server.startsWith("http")) {
			return print(RemoteMcpServer.at(URI.create(server)).clients(), directory);
		}
		McpServerProcess.Builder builder = server.endsWith(".jar") ? McpServerProcess.jar(server)
				: McpServerProcess.command(server.split(" "));
		try (McpServerProcess process = builder.start()) {
			return print(process.clients(), directory);
		}
	}

	private static McpServerContract print(McpClientFactory clients, Path directory) {
		// Who can do nothing is asked for nothing.
		ClientCapabilities nothing = ClientCapabilities.builder().build();
		try (McpTestClient mcp = clients.test((client) -> client.capabilities(nothing))) {
			McpServerContract contract = mcp.contract();
			contract.writeTo(directory.resolve("contract.json"));
			System.out.println(contract.toMarkdown());
			contract.findings().forEach(System.out::println);
			return contract;
		}
	}

}
// end::test[]
