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

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.endpoint.TransportTypes;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;

/**
 * Finds the paths at which transports are served, the application's own and the attached
 * one. Where a transport of upstream's stands among the application's router functions is
 * seen there; others are where the properties say.
 */
final class EndpointPaths {

	private static final Log logger = LogFactory.getLog(EndpointPaths.class);

	private final ApplicationContext context;

	private final WebStack stack;

	private final ApplicationTransports transports;

	private final TransportSettings settings;

	EndpointPaths(ApplicationContext context, WebStack stack, TransportSettings settings) {
		this.context = context;
		this.stack = stack;
		this.transports = new ApplicationTransports(context);
		this.settings = settings;
	}

	/**
	 * Finds the paths.
	 * @return by transport, where a client may connect to it; several only if the
	 * application serves as many of the kind, and prefers none
	 * @throws IllegalStateException if the attached transport would be where the
	 * application serves something else, or if the test wants other transports than there
	 * are
	 */
	Map<McpTransport, List<String>> find() {
		List<HttpRoute> routes = this.stack.routes();
		Map<McpTransport, List<String>> paths = new EnumMap<>(McpTransport.class);
		for (McpTransport transport : TransportTypes.overHttp()) {
			List<Object> beans = this.transports.all(transport);
			if (!beans.isEmpty()) {
				paths.put(transport, this.settings.isDeclared(transport) ? List.of(this.settings.path(transport))
						: find(transport, beans, routes));
			}
		}
		this.context.getBeanProvider(AttachedTransport.class).forEach((attached) -> {
			refuseCollisions(attached, routes);
			paths.put(attached.transport(), List.of(this.settings.path(attached.transport())));
		});
		if (paths.isEmpty()) {
			// The application has a server that is no bean, or none.
			this.settings.declared().forEach((transport, path) -> paths.put(transport, List.of(path)));
		}
		Set<McpTransport> wanted = TransportSelection.wanted(this.context.getEnvironment());
		Assert.state(wanted.isEmpty() || paths.isEmpty() || wanted.equals(paths.keySet()),
				() -> ("@McpServerTest asks for the transports %s, but %s is what there is: the application's own, "
						+ "which stay as they are, and one that is attached to a single one of upstream's classes. "
						+ "Ask for these, or leave the transports out.")
					.formatted(wanted, paths.keySet()));
		return paths;
	}

	private List<String> find(McpTransport transport, List<Object> beans, List<HttpRoute> routes) {
		Object preferred = this.transports.preferred(transport);
		List<Object> candidates = (preferred != null) ? List.of(preferred) : beans;
		// What is preferred may stand before another one that is served.
		return Stream.of(candidates, beans)
			.map((some) -> some.stream().flatMap((bean) -> served(bean, routes)).distinct().toList())
			.filter(Predicate.not(List::isEmpty))
			.findFirst()
			.orElseGet(() -> candidates.stream().map((bean) -> supposed(transport, bean)).distinct().toList());
	}

	private Stream<String> served(Object bean, List<HttpRoute> routes) {
		HttpRoute own = ownRoute(bean);
		List<String> paths = routes.stream()
			.filter((route) -> own != null && route.handler() == own.handler())
			.map(HttpRoute::path)
			.toList();
		return Stream.concat(paths.stream().filter((path) -> !path.contains("{")), paths.stream()).limit(1);
	}

	private String supposed(McpTransport transport, Object bean) {
		HttpRoute own = ownRoute(bean);
		if (own == null) {
			return this.settings.path(transport);
		}
		logger.warn(("Nothing may answer at %s: the application's transport for %s is in none of its RouterFunction "
				+ "beans. Is the configuration class that has its routes part of the slice? Add it with @Import.")
			.formatted(own.path(), transport));
		return own.path();
	}

	// All of them answer to GET, if only to say that they do not.
	private @Nullable HttpRoute ownRoute(Object bean) {
		return this.stack.routes(bean)
			.stream()
			.filter((route) -> route.serves(HttpMethod.GET))
			.findFirst()
			.orElse(null);
	}

	private void refuseCollisions(AttachedTransport attached, List<HttpRoute> routes) {
		List<HttpRoute> added = this.stack.routes(attached.provider());
		List<Object> handlers = added.stream().map(HttpRoute::handler).toList();
		List<String> collisions = added.stream()
			.filter((own) -> routes.stream()
				.anyMatch((route) -> route.collidesWith(own) && !handlers.contains(route.handler())))
			.map(HttpRoute::path)
			.distinct()
			.toList();
		Assert.state(collisions.isEmpty(),
				() -> ("Cannot attach %s at %s, where the application serves something else. Move it: %s=/another, or "
						+ "do without it: @McpServerTest(transports = ...).")
					.formatted(attached.transport(), collisions,
							this.settings.property(attached.transport(), collisions.get(0))));
	}

}
