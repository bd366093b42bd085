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

package dev.mcpslice.internal.client.http;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.TransportTypes;

/**
 * Endpoints of a server that is no MCP server.
 *
 * @param port its port
 */
record ServerEndpoints(int port) implements McpServerEndpoints {

	@Override
	public URI baseUri() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

	@Override
	public URI uri(McpTransport transport) {
		return baseUri().resolve("/mcp");
	}

	@Override
	public Set<McpTransport> transports() {
		return TransportTypes.overHttp();
	}

	@Override
	public McpTransport defaultTransport() {
		return McpTransport.STREAMABLE_HTTP;
	}

	@Override
	public List<X509Certificate> certificates() {
		return List.of();
	}

}
