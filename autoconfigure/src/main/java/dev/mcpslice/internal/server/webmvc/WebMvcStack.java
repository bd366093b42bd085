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

package dev.mcpslice.internal.server.webmvc;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.server.ApplicationTransport;
import dev.mcpslice.internal.server.AttachedSseTransport;
import dev.mcpslice.internal.server.AttachedStreamableHttpTransport;
import dev.mcpslice.internal.server.AttachedTransport;
import dev.mcpslice.internal.server.HttpRoute;
import dev.mcpslice.internal.server.RouteCollector;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.mcp.server.webmvc.transport.WebMvcStatelessServerTransport;
import org.springframework.ai.mcp.server.webmvc.transport.WebMvcStreamableServerTransportProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Spring MVC, with Spring AI's transports as functional endpoints.
 */
final class WebMvcStack extends ServletStack {

	private final ApplicationContext context;

	WebMvcStack(ApplicationContext context) {
		super(context.getEnvironment());
		this.context = context;
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
		if (transport instanceof WebMvcStreamableServerTransportProvider streamableHttp) {
			return streamableHttp.getRouterFunction();
		}
		if (transport instanceof WebMvcStatelessServerTransport stateless) {
			return stateless.getRouterFunction();
		}
		return WebMvcSse.routerFunction(transport);
	}

	@Override
	public @Nullable AttachedTransport attach(Object owner) {
		if (owner instanceof WebMvcStreamableServerTransportProvider provider) {
			var application = ApplicationTransport.of(provider);
			return new AttachedSseTransport(application, WebMvcSse.like(application, settings()), WebMvcSse.ends());
		}
		if (WebMvcSse.routerFunction(owner) != null) {
			var application = ApplicationTransport.of((McpServerTransportProvider) owner);
			return new AttachedStreamableHttpTransport(application, like(application, settings()));
		}
		return null;
	}

	private static WebMvcStreamableServerTransportProvider like(ApplicationTransport<?, ?> application,
			TransportSettings settings) {
		return WebMvcStreamableServerTransportProvider.builder()
			.jsonMapper(application.jsonMapper())
			.mcpEndpoint(settings.path(McpTransport.STREAMABLE_HTTP))
			.disallowDelete(settings.disallowDelete())
			.contextExtractor(application.contextExtractor(ServerRequest.class))
			.securityValidator(application.securityValidator())
			.build();
	}

	/**
	 * Returns the routes of an attached transport, and before them what refuses clients
	 * of the application's own transport that name a session of the other one. Upstream
	 * would answer them with an error of the server, and their next request not at all.
	 * @param attached the attached transport
	 * @return its routes
	 */
	@SuppressWarnings("unchecked")
	static RouterFunction<ServerResponse> routes(AttachedTransport attached) {
		RouterFunction<?> routes = Objects.requireNonNull(routerFunction(attached.provider()));
		return RouterFunctions
			.route((request) -> ownSession(request, attached).filter(attached::hasStandIn).isPresent(),
					(request) -> ServerResponse.notFound().build())
			.and((RouterFunction<ServerResponse>) routes);
	}

	private static Optional<String> ownSession(ServerRequest request, AttachedTransport attached) {
		return (attached.transport() == McpTransport.SSE)
				? Optional.ofNullable(request.headers().firstHeader(HttpHeaders.MCP_SESSION_ID))
				: request.param("sessionId");
	}

}
