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

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.server.McpInitRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerSession.McpStreamableServerSessionInit;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;

/**
 * Streamable HTTP, attached to a server that is configured for SSE.
 */
public final class AttachedStreamableHttpTransport extends AttachedTransport {

	private final ApplicationTransport<McpServerSession.Factory, McpServerSession> application;

	private final SessionParts.Reader parts = new SessionParts.Reader(McpServerSession.class);

	private final SdkField<McpInitRequestHandler> initHandler = SdkField.of(McpServerSession.class,
			McpInitRequestHandler.class);

	/**
	 * Attaches a transport.
	 * @param application the application's own transport
	 * @param provider the transport to attach
	 */
	public AttachedStreamableHttpTransport(ApplicationTransport<McpServerSession.Factory, McpServerSession> application,
			McpStreamableServerTransportProvider provider) {
		super(McpTransport.STREAMABLE_HTTP, provider, application.provider());
		this.application = application;
		provider.setSessionFactory(this::startSession);
		register(new StandInSseSession(UUID.randomUUID().toString(), endOfTransport()));
	}

	@Override
	public boolean hasStandIn(String sessionId) {
		return this.application.sessions().get(sessionId) instanceof StandInSseSession;
	}

	private void register(StandInSseSession standIn) {
		this.application.sessions().put(standIn.getId(), standIn);
	}

	private McpStreamableServerSessionInit startSession(InitializeRequest request) {
		// A session only to be looked at: it keeps the transport and does nothing with
		// it.
		McpServerSession model = this.application.sessionFactory().create(null);
		SessionParts parts = this.parts.read(model);
		String id = model.getId();
		McpStreamableServerSession session = new McpStreamableServerSession(id, request.capabilities(),
				request.clientInfo(), parts.requestTimeout(), parts.requestHandlers(), parts.notificationHandlers(),
				() -> parts.onClose().get().doFirst(() -> this.application.sessions().remove(id)),
				parts.schemaValidator());
		register(new StandInSseSession(id, session));
		return new McpStreamableServerSessionInit(session, negotiate(request, this.initHandler.require(model)::handle));
	}

}
