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

import java.util.UUID;
import java.util.function.BiConsumer;

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.ProtocolVersions;

/**
 * SSE, attached to a server that is configured for streamable HTTP.
 */
// The constructor of requests is deprecated from SDK 2.1.0 on, and all that there is in
// 2.0.0.
@SuppressWarnings("deprecation")
public final class AttachedSseTransport extends AttachedTransport {

	/**
	 * Makes the server create a session, of which its handlers and settings are used.
	 */
	private static final InitializeRequest MODEL_REQUEST = new InitializeRequest(ProtocolVersions.MCP_2024_11_05,
			ClientCapabilities.builder().build(), Implementation.builder("mcpslice", "model").build());

	private final ApplicationTransport<McpStreamableServerSession.Factory, McpStreamableServerSession> application;

	private final BiConsumer<McpServerTransport, Runnable> ends;

	private final SessionParts.Reader parts = new SessionParts.Reader(McpStreamableServerSession.class);

	/**
	 * Attaches a transport.
	 * @param application the application's own transport
	 * @param provider the transport to attach
	 * @param ends has something done when the event stream of a session ends, whichever
	 * side ends it
	 */
	public AttachedSseTransport(
			ApplicationTransport<McpStreamableServerSession.Factory, McpStreamableServerSession> application,
			McpServerTransportProvider provider, BiConsumer<McpServerTransport, Runnable> ends) {
		super(McpTransport.SSE, provider, application.provider());
		this.application = application;
		this.ends = ends;
		provider.setSessionFactory(this::createSession);
		register(new StandInStreamableHttpSession(UUID.randomUUID().toString(), endOfTransport()));
	}

	@Override
	public boolean hasStandIn(String sessionId) {
		return this.application.sessions().get(sessionId) instanceof StandInStreamableHttpSession;
	}

	private void register(StandInStreamableHttpSession standIn) {
		this.application.sessions().put(standIn.getId(), standIn);
	}

	private McpServerSession createSession(McpServerTransport sessionTransport) {
		McpStreamableServerSession.Factory factory = this.application.sessionFactory();
		McpStreamableServerSession model = factory.startSession(MODEL_REQUEST).session();
		SessionParts parts = this.parts.read(model);
		McpServerSession session = new McpServerSession(model.getId(), parts.requestTimeout(), sessionTransport,
				(request) -> negotiate(request, (known) -> factory.startSession(known).initResult()),
				parts.requestHandlers(), parts.notificationHandlers(), parts.onClose(), parts.schemaValidator());
		register(new StandInStreamableHttpSession(session.getId(), session));
		this.ends.accept(sessionTransport, () -> this.application.sessions().remove(session.getId()));
		return session;
	}

}
