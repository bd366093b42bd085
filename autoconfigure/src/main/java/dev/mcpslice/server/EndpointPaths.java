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

package dev.mcpslice.server;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStatelessServerTransport;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;

/**
 * Finds the paths at which transports are served, the application's own and the attached
 * one. Where a transport of upstream's stands among the application's router functions is
 * seen there; others are where the properties say.
 */
final class EndpointPaths {

	/**
	 * What a bean is of that serves a transport; standard input and output are of the
	 * second one as well.
	 */
	static final Map<McpTransport, Class<?>> TYPES = Map.of(McpTransport.STREAMABLE_HTTP,
			McpStreamableServerTransportProvider.class, McpTransport.SSE, McpServerTransportProvider.class,
			McpTransport.STATELESS, McpStatelessServerTransport.class);

	private static final Log logger = LogFactory.getLog(EndpointPaths.class);

	private final ApplicationContext context;

	private final TransportSettings settings;

	EndpointPaths(ApplicationContext context, TransportSettings settings) {
		this.context = context;
		this.settings = settings;
	}

	/**
	 * Finds the paths.
	 * @return by transport, where a client may connect to it; several only if the
	 * application has as many of the kind, and prefers none
	 * @throws IllegalStateException if the attached transport would be where the
	 * application serves something else
	 */
	Map<McpTransport, List<String>> find() {
		List<HttpRoute> routes = routes();
		Map<McpTransport, List<String>> paths = new EnumMap<>(McpTransport.class);
		TYPES.forEach((transport, type) -> {
			List<String> found = this.settings.isDeclared(transport) ? List.of(this.settings.path(transport))
					: candidates(type).map((candidate) -> path(transport, candidate, routes)).distinct().toList();
			if (!found.isEmpty()) {
				paths.put(transport, found);
			}
		});
		this.context.getBeanProvider(AttachedTransport.class).forEach((attached) -> {
			refuseCollisions(attached, routes);
			paths.put(attached.transport(), List.of(this.settings.path(attached.transport())));
		});
		return paths;
	}

	private List<HttpRoute> routes() {
		return this.context.getBeanProvider(RouterFunction.class)
			.orderedStream()
			.flatMap((function) -> HttpRoute.of(function).stream())
			.toList();
	}

	private Stream<?> candidates(Class<?> type) {
		ObjectProvider<?> candidates = this.context.getBeanProvider(type);
		Object preferred = candidates.getIfUnique();
		return ((preferred != null) ? Stream.of(preferred) : candidates.stream())
			.filter((candidate) -> !(candidate instanceof StdioServerTransportProvider));
	}

	private String path(McpTransport transport, Object candidate, List<HttpRoute> routes) {
		RouterFunction<?> function = routerFunction(candidate);
		if (function == null) {
			return this.settings.path(transport);
		}
		// All of them answer to GET, if only to say that they do not.
		HttpRoute own = HttpRoute.of(function)
			.stream()
			.filter((route) -> route.serves(HttpMethod.GET))
			.findFirst()
			.orElseThrow();
		return routes.stream()
			.filter((route) -> route.handler() == own.handler())
			.map(HttpRoute::path)
			.findFirst()
			.orElseGet(() -> {
				logger.warn(("Nothing may answer at %s: the application's transport for %s is in none of its "
						+ "RouterFunction beans. Is the configuration class that has its routes part of the slice? "
						+ "Add it with @Import.")
					.formatted(own.path(), transport));
				return own.path();
			});
	}

	private @Nullable RouterFunction<?> routerFunction(Object candidate) {
		if (candidate instanceof WebFluxStreamableServerTransportProvider provider) {
			return provider.getRouterFunction();
		}
		if (candidate instanceof WebFluxStatelessServerTransport transport) {
			return transport.getRouterFunction();
		}
		return AttachedSseTransport.routerFunction(candidate);
	}

	private void refuseCollisions(AttachedTransport attached, List<HttpRoute> routes) {
		List<HttpRoute> added = HttpRoute.of(attached.routes());
		List<HandlerFunction<?>> handlers = added.stream().<HandlerFunction<?>>map(HttpRoute::handler).toList();
		Assert.state(
				routes.stream()
					.filter((route) -> !handlers.contains(route.handler()))
					.noneMatch((route) -> added.stream().anyMatch(route::collidesWith)),
				() -> ("Cannot attach %s at %s, where the application serves something else. Move it: %s=/another, or "
						+ "do without it: @McpServerTest(transports = ...).")
					.formatted(attached.transport(), added.stream().map(HttpRoute::path).distinct().toList(),
							TransportSettings.property(attached.transport())));
	}

}
