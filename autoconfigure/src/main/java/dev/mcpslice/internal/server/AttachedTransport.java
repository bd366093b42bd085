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

package dev.mcpslice.internal.server;

import java.util.List;
import java.util.function.Function;

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import io.modelcontextprotocol.spec.McpSession;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A transport that the slice attaches to the application's MCP server, beside the
 * application's own. Provider and sessions are upstream's classes; they differ from those
 * of a server that is configured for this transport only in where they come from.
 * <p>
 * Every session of it is represented in the application's own transport by a stand-in, so
 * that the server, which knows that one only, reaches all clients: list changes, resource
 * updates, pings and the end.
 */
public abstract class AttachedTransport {

	private final McpTransport transport;

	private final McpServerTransportProviderBase provider;

	private final McpServerTransportProviderBase applicationProvider;

	protected AttachedTransport(McpTransport transport, McpServerTransportProviderBase provider,
			McpServerTransportProviderBase applicationProvider) {
		this.transport = transport;
		this.provider = provider;
		this.applicationProvider = applicationProvider;
	}

	/**
	 * Returns what is attached.
	 * @return the transport
	 */
	public McpTransport transport() {
		return this.transport;
	}

	/**
	 * Tells whether a session of the application's own transport is only a stand-in, of
	 * which clients of that transport should know nothing.
	 * @param sessionId the id of a session
	 * @return whether it is
	 */
	public abstract boolean hasStandIn(String sessionId);

	/**
	 * Returns upstream's transport that serves it.
	 * @return the transport provider
	 */
	public McpServerTransportProviderBase provider() {
		return this.provider;
	}

	/**
	 * Answers an initialize request as the server does, but for the protocol version. The
	 * server negotiates what the application's own transport speaks, which is not what a
	 * client of this one may ask for.
	 * @param request the client's request
	 * @param server the server's handler
	 * @return the answer for this transport
	 * @see <a href=
	 * "https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle#version-negotiation">MCP
	 * specification, Version Negotiation</a>
	 */
	protected final Mono<InitializeResult> negotiate(InitializeRequest request,
			Function<InitializeRequest, Mono<InitializeResult>> server) {
		String version = negotiate(this.provider, request.protocolVersion());
		// The server would warn of a version that only this transport speaks.
		InitializeRequest known = new InitializeRequest(negotiate(this.applicationProvider, request.protocolVersion()),
				request.capabilities(), request.clientInfo(), request.meta());
		return server.apply(known)
			.map((answer) -> new InitializeResult(version, answer.capabilities(), answer.serverInfo(),
					answer.instructions(), answer.meta()));
	}

	private static String negotiate(McpServerTransportProviderBase provider, String wanted) {
		List<String> versions = provider.protocolVersions();
		return versions.contains(wanted) ? wanted : versions.get(versions.size() - 1);
	}

	/**
	 * Returns a stand-in for a session, which closes this transport when it is closed. It
	 * is registered with the application's own transport, so that the server closes both.
	 * @return the stand-in
	 */
	protected final McpSession endOfTransport() {
		return new McpSession() {

			@Override
			public <T> Mono<T> sendRequest(String method, @Nullable Object params, TypeRef<T> type) {
				return Mono.empty();
			}

			@Override
			public Mono<Void> sendNotification(String method, @Nullable Object params) {
				return Mono.empty();
			}

			@Override
			public Mono<Void> closeGracefully() {
				return AttachedTransport.this.provider.closeGracefully();
			}

			@Override
			public void close() {
				AttachedTransport.this.provider.close();
			}

		};
	}

}
