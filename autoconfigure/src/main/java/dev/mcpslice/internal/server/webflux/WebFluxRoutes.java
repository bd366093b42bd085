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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.mcpslice.internal.server.HttpRoute;
import reactor.core.publisher.Mono;

import org.springframework.core.io.Resource;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * The routes of a router function of WebFlux.
 */
final class WebFluxRoutes implements RouterFunctions.Visitor {

	private final List<HttpRoute> routes = new ArrayList<>();

	private final Deque<String> prefixes = new ArrayDeque<>(List.of(""));

	private WebFluxRoutes() {
	}

	/**
	 * Lists the routes of a function, nested ones included. Functions that are not made
	 * by Spring keep theirs to themselves.
	 * @param function the function
	 * @return its routes, in their order
	 */
	static List<HttpRoute> of(RouterFunction<?> function) {
		WebFluxRoutes collector = new WebFluxRoutes();
		function.accept(collector);
		return collector.routes;
	}

	@Override
	public void startNested(RequestPredicate predicate) {
		this.prefixes.push(this.prefixes.element() + PredicateParts.of(predicate).path());
	}

	@Override
	public void endNested(RequestPredicate predicate) {
		this.prefixes.pop();
	}

	@Override
	public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
		PredicateParts parts = PredicateParts.of(predicate);
		this.routes.add(new HttpRoute(parts.methods(), this.prefixes.element() + parts.path(), handler));
	}

	@Override
	public void resources(Function<ServerRequest, Mono<Resource>> lookupFunction) {
		// Of no MCP transport.
	}

	@Override
	public void attributes(Map<String, Object> attributes) {
		// Of no interest.
	}

	@Override
	public void unknown(RouterFunction<?> routerFunction) {
		// Keeps its routes to itself.
	}

}
