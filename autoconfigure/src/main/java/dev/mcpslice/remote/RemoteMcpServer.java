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

package dev.mcpslice.remote;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClientCustomizer;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.DefaultMcpClientFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.Assert;

/**
 * An MCP server that the test has not started: in a container, on another host, in any
 * language. Its clients are those of a slice. <pre class="code">
 * McpClientFactory clients = RemoteMcpServer.at(URI.create("http://127.0.0.1:3001/mcp")).clients();
 * try (McpTestClient mcp = clients.test()) {
 *     mcp.callTool("add", Map.of("a", 1, "b", 2)).isSuccessful().text().isEqualTo("3");
 * }
 * </pre> The URI is that of the endpoint for streamable HTTP or for SSE. Which of the two
 * it is, the first client finds out, as the specification says: it posts, and asks for an
 * event stream if that is refused. {@link #over} says it and saves the second request.
 * <p>
 * Over {@code https}, clients trust what the JVM trusts, or else what the
 * {@link #sslBundle bundle} does, and check the host's name. They use the proxy of the
 * JVM's system properties. Timeouts are those of
 * {@value McpClientFactory#TIMEOUT_PROPERTY} and
 * {@value McpClientFactory#HANDSHAKE_TIMEOUT_PROPERTY}, as system properties.
 * <p>
 * What only a server can do that the test has started is not there: which instance
 * answers is not checked, and a client does not wait until the server hears its event
 * stream, so that a notification that is sent right after the handshake may be missed.
 * <p>
 * Instances hold no connections: there is nothing to close but clients. They cannot be
 * changed, and are thread-safe.
 */
public final class RemoteMcpServer {

	private final String name;

	private final URI uri;

	private final @Nullable SslBundle sslBundle;

	private final List<McpTestClientCustomizer> customizers;

	private final RemoteEndpoints endpoints;

	private final McpClientFactory clients;

	private RemoteMcpServer(String name, URI uri, @Nullable McpTransport transport, @Nullable SslBundle sslBundle,
			List<McpTestClientCustomizer> customizers) {
		this.name = name;
		this.uri = uri;
		this.sslBundle = sslBundle;
		this.customizers = List.copyOf(customizers);
		this.endpoints = new RemoteEndpoints(uri, transport);
		McpClientFactory clients = DefaultMcpClientFactory.remote(this.endpoints, sslBundle, new StandardEnvironment());
		for (McpTestClientCustomizer customizer : customizers) {
			clients = clients.customizedBy(customizer);
		}
		this.clients = clients;
	}

	/**
	 * Says where a server is.
	 * @param uri the URI of its MCP endpoint, such as {@code http://127.0.0.1:3001/mcp}
	 * @return the server, which is called by the URI's authority
	 * @throws IllegalArgumentException if the URI is not one of HTTP with a host
	 */
	public static RemoteMcpServer at(URI uri) {
		boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
		Assert.isTrue(http && uri.getHost() != null,
				() -> "The URI of an MCP server over HTTP has a host, as in http://127.0.0.1:3001/mcp: '%s' has not."
					.formatted(uri));
		return new RemoteMcpServer(uri.getAuthority(), uri, null, null, List.of());
	}

	/**
	 * Says by which name parameters of tests mean the server, with
	 * {@code @McpConnection(server = ...)}.
	 * @param name the name
	 * @return another one
	 */
	public RemoteMcpServer name(String name) {
		Assert.hasText(name, "An MCP server needs a name that is not empty");
		return new RemoteMcpServer(name, this.uri, said(), this.sslBundle, this.customizers);
	}

	/**
	 * Says which transport the server speaks at its URI.
	 * @param transport the transport
	 * @return another one
	 * @throws IllegalArgumentException if it is stdio
	 */
	public RemoteMcpServer over(McpTransport transport) {
		Assert.isTrue(transport != McpTransport.STDIO,
				() -> "%s is the URI of a server over HTTP. One over stdio is McpServerProcess.command(...)."
					.formatted(this.uri));
		return new RemoteMcpServer(this.name, this.uri, transport, this.sslBundle, this.customizers);
	}

	/**
	 * Says whom clients trust over TLS, and with which certificate they identify
	 * themselves if they are asked to.
	 * @param bundle the bundle, such as {@code SslBundle.of(new PemSslStoreBundle(...))}
	 * @return another one
	 */
	public RemoteMcpServer sslBundle(SslBundle bundle) {
		return new RemoteMcpServer(this.name, this.uri, said(), bundle, this.customizers);
	}

	/**
	 * Customizes all test clients, those that are injected included, for a token as an
	 * example.
	 * @param customizer customizes clients before they are opened
	 * @return another one
	 */
	public RemoteMcpServer customizedBy(McpTestClientCustomizer customizer) {
		List<McpTestClientCustomizer> customizers = new ArrayList<>(this.customizers);
		customizers.add(customizer);
		return new RemoteMcpServer(this.name, this.uri, said(), this.sslBundle, customizers);
	}

	private @Nullable McpTransport said() {
		return this.endpoints.isKnown() ? this.endpoints.defaultTransport() : null;
	}

	/**
	 * Returns the name of the server.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns where the server is.
	 * @return its URI for each transport; its certificates are not known
	 */
	public McpServerEndpoints endpoints() {
		return this.endpoints;
	}

	/**
	 * Returns what opens clients.
	 * @return the factory; who opens clients closes them
	 */
	public McpClientFactory clients() {
		return this.clients;
	}

	@Override
	public String toString() {
		return "the MCP server at " + this.uri;
	}

}
