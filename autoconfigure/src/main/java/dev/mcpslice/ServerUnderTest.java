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

package dev.mcpslice;

import java.util.function.Supplier;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.DetectedTransport;
import dev.mcpslice.process.McpServerProcess;
import dev.mcpslice.remote.RemoteMcpServer;
import org.jspecify.annotations.Nullable;

/**
 * A server of which something is injected.
 *
 * @param name its name, empty if it is that of the test's context
 * @param endpoints where it is
 * @param defaultTransport what its clients use unless told otherwise, {@code null} if
 * that is not known before they are opened
 * @param clients opens its clients
 */
record ServerUnderTest(String name, Supplier<McpServerEndpoints> endpoints,
		Supplier<@Nullable McpTransport> defaultTransport, Supplier<McpClientFactory> clients) {

	ServerUnderTest(String name, Supplier<McpServerEndpoints> endpoints, Supplier<McpClientFactory> clients) {
		this(name, endpoints,
				() -> (endpoints.get() instanceof DetectedTransport) ? null : endpoints.get().defaultTransport(),
				clients);
	}

	static ServerUnderTest of(McpServerProcess process) {
		return new ServerUnderTest(process.name(), process::endpoints, process::clients);
	}

	static ServerUnderTest of(RemoteMcpServer server) {
		return new ServerUnderTest(server.name(), server::endpoints, server::clients);
	}

	/**
	 * Changes what clients use unless told otherwise.
	 * @param transport the transport
	 * @return the server with another default
	 */
	ServerUnderTest over(McpTransport transport) {
		return new ServerUnderTest(this.name, this.endpoints, () -> transport,
				() -> this.clients.get().over(transport));
	}

}
