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

package dev.mcpslice.benchmarks;

import java.net.URI;

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientSseClientTransport;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpClientTransport;

import org.springframework.ai.mcp.client.webflux.transport.WebClientStreamableHttpTransport;
import org.springframework.ai.mcp.client.webflux.transport.WebFluxSseClientTransport;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Opens clients as one does without mcpslice.
 */
public final class SdkClients {

	private SdkClients() {
	}

	/**
	 * Opens a client on the JDK's HTTP client.
	 * @param server where the server listens
	 * @param transport what the server speaks
	 * @return the client, which is initialized
	 */
	@SuppressWarnings({ "deprecation", "removal" })
	public static McpSyncClient onTheJdk(URI server, McpTransport transport) {
		return open((transport == McpTransport.SSE)
				? HttpClientSseClientTransport.builder(server.toString()).sseEndpoint(path(transport)).build()
				: HttpClientStreamableHttpTransport.builder(server.toString()).endpoint(path(transport)).build());
	}

	/**
	 * Opens a client on Spring's {@link WebClient}.
	 * @param server where the server listens
	 * @param transport what the server speaks
	 * @return the client, which is initialized
	 */
	@SuppressWarnings({ "deprecation", "removal" })
	public static McpSyncClient onWebClient(URI server, McpTransport transport) {
		WebClient.Builder webClient = WebClient.builder().baseUrl(server.toString());
		return open((transport == McpTransport.SSE)
				? WebFluxSseClientTransport.builder(webClient).sseEndpoint(path(transport)).build()
				: WebClientStreamableHttpTransport.builder(webClient).endpoint(path(transport)).build());
	}

	private static String path(McpTransport transport) {
		return Application.current().contextPath() + ((transport == McpTransport.SSE) ? "/sse" : "/mcp");
	}

	private static McpSyncClient open(McpClientTransport transport) {
		McpSyncClient mcp = McpClient.sync(transport).build();
		mcp.initialize();
		return mcp;
	}

}
