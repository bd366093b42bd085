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

package dev.mcpslice.client;

import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.endpoint.ServerIdentity;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpClient.AsyncSpec;
import io.modelcontextprotocol.client.McpClient.SyncSpec;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import org.jspecify.annotations.Nullable;

/**
 * {@link McpClientFactory} that asks for the server's address each time.
 */
final class DefaultMcpClientFactory implements McpClientFactory {

	private static final Implementation CLIENT_INFO = Implementation
		.builder("mcpslice",
				Objects.requireNonNullElse(McpClientFactory.class.getPackage().getImplementationVersion(),
						"development"))
		.build();

	private final McpServerEndpoints endpoints;

	private final @Nullable ServerIdentity identity;

	private final @Nullable McpTransport transport;

	/**
	 * Creates a factory.
	 * @param endpoints where the server is
	 * @param identity which server it is, or {@code null} if that is not to be checked
	 */
	DefaultMcpClientFactory(McpServerEndpoints endpoints, @Nullable ServerIdentity identity) {
		this(endpoints, identity, null);
	}

	private DefaultMcpClientFactory(McpServerEndpoints endpoints, @Nullable ServerIdentity identity,
			@Nullable McpTransport transport) {
		this.endpoints = endpoints;
		this.identity = identity;
		this.transport = transport;
	}

	@Override
	public McpClientFactory over(McpTransport transport) {
		return new DefaultMcpClientFactory(this.endpoints, this.identity, transport);
	}

	@Override
	public McpSyncClient sync(Consumer<SyncSpec> customizer) {
		SliceClientTransport transport = transport();
		SyncSpec spec = McpClient.sync(transport).clientInfo(CLIENT_INFO);
		customizer.accept(spec);
		McpSyncClient client = spec.build();
		transport.handshake(client::initialize, client::closeGracefully);
		return client;
	}

	@Override
	public McpAsyncClient async(Consumer<AsyncSpec> customizer) {
		SliceClientTransport transport = transport();
		AsyncSpec spec = McpClient.async(transport).clientInfo(CLIENT_INFO);
		customizer.accept(spec);
		McpAsyncClient client = spec.build();
		transport.handshake(() -> client.initialize().block(), () -> client.closeGracefully().block());
		return client;
	}

	private SliceClientTransport transport() {
		McpTransport transport = (this.transport != null) ? this.transport : this.endpoints.defaultTransport();
		URI uri = this.endpoints.uri(transport);
		return new SliceClientTransport(transport, uri, new ServerCheck(this.endpoints, transport, uri, this.identity));
	}

}
