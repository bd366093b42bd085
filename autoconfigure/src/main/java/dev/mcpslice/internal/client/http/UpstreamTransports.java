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

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;

import org.springframework.ai.mcp.client.webflux.transport.WebClientStreamableHttpTransport;
import org.springframework.ai.mcp.client.webflux.transport.WebFluxSseClientTransport;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Makes upstream's client transports. The one class here that knows the SSE transport,
 * which is going to be removed.
 */
final class UpstreamTransports {

	private UpstreamTransports() {
	}

	@SuppressWarnings({ "deprecation", "removal" })
	static McpClientTransport create(McpTransport transport, URI uri, McpJsonMapper mapper,
			WebClient.Builder webClient) {
		webClient.baseUrl(uri.getScheme() + "://" + uri.getRawAuthority());
		String endpoint = uri.getRawPath() + ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "");
		return (transport == McpTransport.SSE)
				? WebFluxSseClientTransport.builder(webClient).sseEndpoint(endpoint).jsonMapper(mapper).build()
				: WebClientStreamableHttpTransport.builder(webClient).endpoint(endpoint).jsonMapper(mapper).build();
	}

}
