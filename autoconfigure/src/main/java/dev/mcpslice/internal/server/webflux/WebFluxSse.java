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
import java.util.function.BiConsumer;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.server.ApplicationTransport;
import dev.mcpslice.internal.server.SdkField;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxSseServerTransportProvider;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Upstream's SSE transport for WebFlux. The one class here that knows it, since it is
 * going to be removed.
 */
@SuppressWarnings({ "deprecation", "removal" })
final class WebFluxSse {

	private WebFluxSse() {
	}

	/**
	 * Makes a transport that reads requests as another one does.
	 * @param application the other one
	 * @param settings where it is served
	 * @return the transport
	 */
	static McpServerTransportProvider like(ApplicationTransport<?, ?> application, TransportSettings settings) {
		return WebFluxSseServerTransportProvider.builder()
			.jsonMapper(application.jsonMapper())
			.basePath(settings.sseBaseUrl())
			.sseEndpoint(settings.path(McpTransport.SSE))
			.messageEndpoint(settings.sseMessagePath())
			.contextExtractor(application.contextExtractor(ServerRequest.class))
			.securityValidator(application.securityValidator())
			.build();
	}

	/**
	 * Makes a transport.
	 * @param settings where it is served
	 * @param jsonMapper maps messages
	 * @return the transport
	 */
	static McpServerTransportProvider at(TransportSettings settings, McpJsonMapper jsonMapper) {
		return WebFluxSseServerTransportProvider.builder()
			.jsonMapper(jsonMapper)
			.basePath(settings.sseBaseUrl())
			.sseEndpoint(settings.path(McpTransport.SSE))
			.messageEndpoint(settings.sseMessagePath())
			.build();
	}

	/**
	 * Returns the routes of the transport.
	 * @param candidate what may be the transport
	 * @return its routes, or {@code null} if it is something else
	 */
	static @Nullable RouterFunction<?> routerFunction(Object candidate) {
		return (candidate instanceof WebFluxSseServerTransportProvider provider) ? provider.getRouterFunction() : null;
	}

	/**
	 * Knows when sessions of the transport end.
	 * @return has something done when the event stream of a session ends
	 */
	static BiConsumer<McpServerTransport, Runnable> ends() {
		SdkField<FluxSink<?>> eventStream = SdkField.of(sessionTransportType(), FluxSink.class);
		return (session, action) -> eventStream.require(session).onDispose(action::run);
	}

	private static Class<?> sessionTransportType() {
		return Arrays.stream(WebFluxSseServerTransportProvider.class.getDeclaredClasses())
			.filter(McpServerTransport.class::isAssignableFrom)
			.findFirst()
			.orElse(WebFluxSseServerTransportProvider.class);
	}

}
