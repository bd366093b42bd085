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

package dev.mcpslice.internal.client;

import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.http.RemoteServerAccess;
import dev.mcpslice.internal.client.http.ServerAccess;
import dev.mcpslice.internal.client.http.ServerCheck;
import dev.mcpslice.internal.client.http.SliceClientTransport;
import dev.mcpslice.internal.client.stdio.StdioConnection;
import dev.mcpslice.internal.client.stdio.StdioTransport;
import dev.mcpslice.internal.client.transport.CallOptions;
import dev.mcpslice.internal.client.transport.MessageTap;
import dev.mcpslice.internal.client.transport.TestTransport;
import dev.mcpslice.internal.identity.ServerIdentity;
import org.jspecify.annotations.Nullable;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.Assert;

/**
 * Makes transports to a server.
 */
interface Transports {

	TestTransport create(McpTransport transport, @Nullable SslBundle sslBundle, CallOptions options, MessageTap tap,
			UnaryOperator<ClientHttpConnector> decorator);

	/**
	 * Transports over HTTP.
	 *
	 * @param endpoints where the server is
	 * @param identity which server it is, or {@code null} if that is not to be checked
	 * @param access how to connect to it
	 */
	record HttpTransports(McpServerEndpoints endpoints, @Nullable ServerIdentity identity,
			ServerAccess access) implements Transports {

		// Each request has a connection of its own, since enemies break theirs.
		DirectAccess direct(Set<McpTransport> offered, CallOptions options, @Nullable SslBundle sslBundle) {
			ClientHttpConnector connector = this.access
				.connector(SliceClientTransport.httpClient(ConnectionProvider.newConnection()), sslBundle);
			return new DirectAccess(this.endpoints, offered, options, this.identity, connector, null,
					!(this.access instanceof RemoteServerAccess));
		}

		@Override
		public TestTransport create(McpTransport transport, @Nullable SslBundle sslBundle, CallOptions options,
				MessageTap tap, UnaryOperator<ClientHttpConnector> decorator) {
			URI uri = this.endpoints.uri(transport);
			Assert.state(sslBundle == null || "https".equals(uri.getScheme()),
					() -> ("The client has an SSL bundle, but the server at %s does not speak TLS and cannot ask for "
							+ "its certificate. Configure 'server.ssl.*', or open the client without sslBundle(...).")
						.formatted(uri));
			return new SliceClientTransport(transport, uri,
					new ServerCheck(this.endpoints, transport, uri, this.identity), options, tap, this.access,
					sslBundle, decorator);
		}

	}

	/**
	 * Transports over stdio.
	 *
	 * @param endpoints of the server, which have no address
	 * @param connections makes a connection for each client
	 */
	record StdioTransports(McpServerEndpoints endpoints, Supplier<StdioConnection> connections) implements Transports {

		@Override
		public TestTransport create(McpTransport transport, @Nullable SslBundle sslBundle, CallOptions options,
				MessageTap tap, UnaryOperator<ClientHttpConnector> decorator) {
			if (transport != McpTransport.STDIO) {
				throw new IllegalArgumentException(
						"%s speaks over stdio, and not over %s.".formatted(this.endpoints, transport));
			}
			Assert.state(sslBundle == null,
					() -> "%s speaks over stdio, where there is no TLS: open the client without sslBundle(...)."
						.formatted(this.endpoints));
			return new StdioTransport(this.connections.get(), options, tap);
		}

	}

}
