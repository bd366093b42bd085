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
import dev.mcpslice.internal.server.AttachedSseTransport;
import dev.mcpslice.internal.server.AttachedStreamableHttpTransport;
import dev.mcpslice.internal.server.AttachedTransport;
import dev.mcpslice.internal.server.HttpRoute;
import dev.mcpslice.internal.server.RouteCollector;
import dev.mcpslice.internal.server.WebStack;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStatelessServerTransport;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;

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
			.flatMap((function) -> routesOf(function).stream())
			.toList();
	}

	@Override
	public List<HttpRoute> routes(Object transport) {
		RouterFunction<?> function = routerFunction(transport);
		return (function != null) ? routesOf(function) : List.of();
	}

	static List<HttpRoute> routesOf(RouterFunction<?> function) {
		return RouteCollector.collect(RouterFunctions.Visitor.class, function::accept, RequestPredicates.Visitor.class,
				(predicate, visitor) -> ((RequestPredicate) predicate).accept(visitor));
	}

	/**
	 * Returns the routes of a transport.
	 * @param transport what may be a transport
	 * @return its routes, or {@code null} if it is not of one of upstream's classes
	 */
	static @Nullable RouterFunction<?> routerFunction(Object transport) {
		if (transport instanceof WebFluxStreamableServerTransportProvider streamableHttp) {
			return streamableHttp.getRouterFunction();
		}
		if (transport instanceof WebFluxStatelessServerTransport stateless) {
			return stateless.getRouterFunction();
		}
		return WebFluxSse.routerFunction(transport);
	}

	@Override
	public TransportSettings settings() {
		return TransportSettings.reactive(this.context.getEnvironment());
	}

	@Override
	public @Nullable AttachedTransport attach(Object owner) {
		if (owner instanceof WebFluxStreamableServerTransportProvider provider) {
			var application = ApplicationTransport.of(provider);
			return new AttachedSseTransport(application, WebFluxSse.like(application, settings()), WebFluxSse.ends());
		}
		if (WebFluxSse.routerFunction(owner) != null) {
			var application = ApplicationTransport.of((McpServerTransportProvider) owner);
			return new AttachedStreamableHttpTransport(application, like(application, settings()));
		}
		return null;
	}

	private static WebFluxStreamableServerTransportProvider like(ApplicationTransport<?, ?> application,
			TransportSettings settings) {
		return WebFluxStreamableServerTransportProvider.builder()
			.jsonMapper(application.jsonMapper())
			.messageEndpoint(settings.path(McpTransport.STREAMABLE_HTTP))
			.disallowDelete(settings.disallowDelete())
			.contextExtractor(application.contextExtractor(ServerRequest.class))
			.securityValidator(application.securityValidator())
			.build();
	}

	@Override
	public void dropConnections() {
		this.drop.run();
	}

}
