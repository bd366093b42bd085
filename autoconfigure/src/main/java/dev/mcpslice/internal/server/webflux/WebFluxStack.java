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

import java.util.List;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.server.ApplicationTransport;
import dev.mcpslice.internal.server.AttachedTransport;
import dev.mcpslice.internal.server.HttpRoute;
import dev.mcpslice.internal.server.WebStack;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStatelessServerTransport;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.function.server.RouterFunction;

/**
 * WebFlux on Reactor Netty.
 */
public final class WebFluxStack implements WebStack {

	private final ApplicationContext context;

	private final Runnable drop;

	/**
	 * Creates the stack of a context.
	 * @param context the context, with the application's router functions
	 * @param drop drops the connections of all clients
	 */
	public WebFluxStack(ApplicationContext context, Runnable drop) {
		this.context = context;
		this.drop = drop;
	}

	@Override
	public List<HttpRoute> routes() {
		return this.context.getBeanProvider(RouterFunction.class)
			.orderedStream()
			.flatMap((function) -> WebFluxRoutes.of(function).stream())
			.toList();
	}

	@Override
	public List<HttpRoute> routes(Object transport) {
		RouterFunction<?> function = routerFunction(transport);
		return (function != null) ? WebFluxRoutes.of(function) : List.of();
	}

	private static @Nullable RouterFunction<?> routerFunction(Object transport) {
		if (transport instanceof WebFluxStreamableServerTransportProvider streamableHttp) {
			return streamableHttp.getRouterFunction();
		}
		if (transport instanceof WebFluxStatelessServerTransport stateless) {
			return stateless.getRouterFunction();
		}
		return AttachedSseTransport.routerFunction(transport);
	}

	@Override
	public @Nullable AttachedTransport attach(McpTransport transport, Object owner, TransportSettings settings) {
		if (owner instanceof WebFluxStreamableServerTransportProvider provider) {
			return new AttachedSseTransport(ApplicationTransport.of(provider), settings);
		}
		if (AttachedSseTransport.routerFunction(owner) != null) {
			return new AttachedStreamableHttpTransport(ApplicationTransport.of((McpServerTransportProvider) owner),
					settings);
		}
		return null;
	}

	@Override
	public void dropConnections() {
		this.drop.run();
	}

}
