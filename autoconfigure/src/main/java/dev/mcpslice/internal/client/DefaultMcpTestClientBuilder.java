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

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.script.ScriptedPeer;
import dev.mcpslice.internal.client.script.ScriptedRoots;
import dev.mcpslice.internal.client.session.Findings;
import dev.mcpslice.internal.client.session.TestSession;
import dev.mcpslice.internal.client.transport.CallOptions;
import dev.mcpslice.internal.client.transport.MessageTap;
import dev.mcpslice.internal.client.transport.TestTransport;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Root;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

/**
 * {@link McpTestClient.Builder} that connects a {@link TestSession}.
 */
final class DefaultMcpTestClientBuilder extends AbstractCallSettings<McpTestClient.Builder>
		implements McpTestClient.Builder {

	private final Connector connector;

	private final McpJsonMapper jsonMapper;

	private final Consumer<TestSession> opened;

	private @Nullable McpTransport transport;

	private @Nullable SslBundle sslBundle;

	private ClientCapabilities capabilities = ScriptedPeer.CAPABILITIES;

	private @Nullable List<Root> roots;

	/**
	 * Creates a builder.
	 * @param start the settings to start with
	 * @param connector makes transports
	 * @param jsonMapper the mapper for what tests give and get
	 * @param opened told of each session
	 */
	DefaultMcpTestClientBuilder(CallOptions start, Connector connector, McpJsonMapper jsonMapper,
			Consumer<TestSession> opened) {
		super(start);
		this.connector = connector;
		this.jsonMapper = jsonMapper;
		this.opened = opened;
	}

	/**
	 * Begins what a test says, after all that has been said for all tests.
	 * @param transport the transport, {@code null} for the server's default
	 * @param sslBundle the key to present, {@code null} for that which has been said
	 * @param headers changes the headers
	 */
	void startWith(@Nullable McpTransport transport, @Nullable SslBundle sslBundle, Consumer<HttpHeaders> headers) {
		Assert.state(this.transport == null, "A McpTestClientCustomizer cannot choose the transport. Tests choose it, "
				+ "with @McpConnection(transport = ...) or McpClientFactory.over(...).");
		this.transport = transport;
		this.sslBundle = (sslBundle != null) ? sslBundle : this.sslBundle;
		headers(headers);
	}

	@Nullable SslBundle sslBundle() {
		return this.sslBundle;
	}

	@Override
	McpTestClient.Builder self() {
		return this;
	}

	@Override
	public McpTestClient.Builder over(McpTransport transport) {
		this.transport = transport;
		return this;
	}

	@Override
	public McpTestClient.Builder sslBundle(SslBundle bundle) {
		this.sslBundle = bundle;
		return this;
	}

	@Override
	public McpTestClient.Builder capabilities(ClientCapabilities capabilities) {
		this.capabilities = capabilities;
		return this;
	}

	@Override
	public McpTestClient.Builder roots(Root... roots) {
		this.roots = List.of(roots);
		return this;
	}

	@Override
	public McpTestClient.Builder named(String name) {
		call(name);
		return this;
	}

	@Override
	public McpTestClient.Builder handshakeTimeout(Duration timeout) {
		waitForHandshake(timeout);
		return this;
	}

	@Override
	public McpTestClient build() {
		CallOptions options = options();
		Findings findings = new Findings();
		ScriptedPeer peer = new ScriptedPeer(this.capabilities, findings, new ScriptedRoots(findings, this.roots));
		Assert.state(this.roots == null || peer.hasRoots(),
				"The client has roots, but does not declare them: add roots to its capabilities, or leave them out.");
		TestSession session = new TestSession(
				(tap) -> this.connector.connect(this.transport, this.sslBundle, options, tap), options, findings,
				peer::answer, (spec) -> peer.declare(spec.clientInfo(DefaultMcpClientFactory.CLIENT_INFO)));
		this.opened.accept(session);
		return new DefaultMcpTestClient(session, peer, this.jsonMapper, options, (start) -> successor(start, session));
	}

	private McpTestClient.Builder successor(CallOptions start, TestSession session) {
		session.assertOpen();
		DefaultMcpTestClientBuilder successor = new DefaultMcpTestClientBuilder(start, this.connector, this.jsonMapper,
				session::add);
		successor.transport = this.transport;
		successor.sslBundle = this.sslBundle;
		successor.capabilities = this.capabilities;
		successor.roots = this.roots;
		return successor;
	}

	/**
	 * Makes transports to the server under test.
	 */
	@FunctionalInterface
	interface Connector {

		/**
		 * Makes a transport.
		 * @param transport which one, {@code null} for the server's default
		 * @param sslBundle the key to present, if there is one
		 * @param options who calls
		 * @param tap sees each message
		 * @return the transport
		 */
		TestTransport connect(@Nullable McpTransport transport, @Nullable SslBundle sslBundle, CallOptions options,
				MessageTap tap);

	}

}
