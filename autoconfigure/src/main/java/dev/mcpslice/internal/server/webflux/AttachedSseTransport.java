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

package dev.mcpslice.internal.server.webflux;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.server.ApplicationTransport;
import dev.mcpslice.internal.server.AttachedTransport;
import dev.mcpslice.internal.server.HttpRoute;
import dev.mcpslice.internal.server.SdkField;
import dev.mcpslice.internal.server.SessionParts;
import dev.mcpslice.internal.server.StandInStreamableHttpSession;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.ProtocolVersions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxSseServerTransportProvider;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * SSE, attached to a server that is configured for streamable HTTP. The one class here
 * that knows upstream's SSE transport, which is going to be removed.
 */
@SuppressWarnings({ "deprecation", "removal" })
final class AttachedSseTransport extends AttachedTransport implements WebFluxTransport {

	/**
	 * Makes the server create a session, of which its handlers and settings are used.
	 */
	private static final InitializeRequest MODEL_REQUEST = new InitializeRequest(ProtocolVersions.MCP_2024_11_05,
			ClientCapabilities.builder().build(), Implementation.builder("mcpslice", "model").build());

	private final ApplicationTransport<McpStreamableServerSession.Factory, McpStreamableServerSession> application;

	private final SessionParts.Reader parts = new SessionParts.Reader(McpStreamableServerSession.class);

	private final SdkField<FluxSink<?>> eventStream;

	private final WebFluxSseServerTransportProvider provider;

	AttachedSseTransport(
			ApplicationTransport<McpStreamableServerSession.Factory, McpStreamableServerSession> application,
			TransportSettings settings) {
		this(application,
				WebFluxSseServerTransportProvider.builder()
					.jsonMapper(application.jsonMapper())
					.basePath(settings.sseBaseUrl())
					.sseEndpoint(settings.path(McpTransport.SSE))
					.messageEndpoint(settings.sseMessagePath())
					.contextExtractor(application.contextExtractor(ServerRequest.class))
					.securityValidator(application.securityValidator())
					.build());
	}

	private AttachedSseTransport(
			ApplicationTransport<McpStreamableServerSession.Factory, McpStreamableServerSession> application,
			WebFluxSseServerTransportProvider provider) {
		super(McpTransport.SSE, provider, application.provider());
		this.application = application;
		this.provider = provider;
		this.eventStream = SdkField.of(sessionTransportType(), FluxSink.class);
		this.provider.setSessionFactory(this::createSession);
		register(new StandInStreamableHttpSession(UUID.randomUUID().toString(), endOfTransport()));
	}

	/**
	 * Returns the routes of upstream's transport.
	 * @param candidate what may be that transport
	 * @return its routes, or {@code null} if it is something else
	 */
	static @Nullable RouterFunction<?> routerFunction(@Nullable Object candidate) {
		return (candidate instanceof WebFluxSseServerTransportProvider provider) ? provider.getRouterFunction() : null;
	}

	private static Class<?> sessionTransportType() {
		return Arrays.stream(WebFluxSseServerTransportProvider.class.getDeclaredClasses())
			.filter(McpServerTransport.class::isAssignableFrom)
			.findFirst()
			.orElse(WebFluxSseServerTransportProvider.class);
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
		// A session ends with its event stream, whichever side ends it.
		this.eventStream.require(sessionTransport).onDispose(() -> this.application.sessions().remove(session.getId()));
		return session;
	}

	@Override
	public List<HttpRoute> routes() {
		return WebFluxRoutes.of(routerFunction());
	}

	@Override
	public RouterFunction<?> routerFunction() {
		return this.provider.getRouterFunction();
	}

}
