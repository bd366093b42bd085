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

package dev.mcpslice.wire.streamablehttp;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import dev.mcpslice.wire.EventStream;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpClient.AsyncSpec;
import io.netty.resolver.DefaultAddressResolverGroup;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

import org.springframework.ai.mcp.client.webflux.transport.WebClientStreamableHttpTransport;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Upstream's clients as an application makes them, with nothing of the slice's between
 * them and the wire. They end with the test that opens them.
 */
final class PlainClients implements AutoCloseable {

	private final ConnectionProvider connections = ConnectionProvider.create("wire");

	private final LoopResources loops = LoopResources.create("wire", 1, true);

	private final Deque<McpAsyncClient> clients = new ArrayDeque<>();

	/**
	 * Prepares a client of HTTP.
	 * @return a builder without defaults
	 */
	WebClient.Builder http() {
		return WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(HttpClient.create(this.connections)
				.runOn(this.loops, false)
				.resolver(DefaultAddressResolverGroup.INSTANCE)
				.disableRetry(true)));
	}

	/**
	 * Opens a client.
	 * @param uri where the server is
	 * @return an initialized client
	 */
	McpAsyncClient open(URI uri) {
		return open(uri, http(), (spec) -> {
		});
	}

	/**
	 * Opens a client.
	 * @param uri where the server is
	 * @param http makes the requests
	 * @param customizer changes the specification of the client
	 * @return an initialized client
	 */
	McpAsyncClient open(URI uri, WebClient.Builder http, Consumer<AsyncSpec> customizer) {
		AsyncSpec spec = McpClient
			.async(WebClientStreamableHttpTransport.builder(http).endpoint(uri.toString()).build())
			.requestTimeout(EventStream.LIMIT);
		customizer.accept(spec);
		McpAsyncClient client = spec.build();
		this.clients.push(client);
		client.initialize().block(EventStream.LIMIT);
		return client;
	}

	@Override
	public void close() {
		try {
			Mono.whenDelayError(this.clients.stream().map(McpAsyncClient::closeGracefully).toList())
				.block(EventStream.LIMIT);
		}
		finally {
			try {
				this.connections.disposeLater().block(EventStream.LIMIT);
			}
			finally {
				this.loops.disposeLater(Duration.ZERO, EventStream.LIMIT).block(EventStream.LIMIT);
			}
		}
	}

}
