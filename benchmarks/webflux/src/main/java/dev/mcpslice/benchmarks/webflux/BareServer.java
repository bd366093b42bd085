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

package dev.mcpslice.benchmarks.webflux;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

import dev.mcpslice.benchmarks.RunningServer;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;

/**
 * Streamable HTTP on Reactor Netty, without an application context.
 */
final class BareServer implements RunningServer {

	private final McpSyncServer mcp;

	private final DisposableServer http;

	BareServer(String tool) {
		WebFluxStreamableServerTransportProvider transport = WebFluxStreamableServerTransportProvider.builder()
			.messageEndpoint("/mcp")
			.build();
		this.mcp = McpServer.sync(transport)
			.serverInfo("bare", "1.0.0")
			.toolCall(Tool.builder(tool, Map.of("type", "object")).build(),
					(exchange, request) -> CallToolResult.builder().addTextContent("{\"books\":[]}").build())
			.build();
		this.http = HttpServer.create()
			.bindAddress(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
			.handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(transport.getRouterFunction())))
			.bindNow();
	}

	@Override
	public URI uri() {
		return URI.create("http://127.0.0.1:" + this.http.port());
	}

	@Override
	public void close() {
		this.mcp.close();
		this.http.disposeNow();
	}

}
