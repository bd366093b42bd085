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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * A route of a router function, as far as it can be told from outside.
 *
 * @param methods the methods that are served; empty if any is
 * @param path the path, with what functions around it put before it
 * @param handler what serves requests
 */
record HttpRoute(Set<HttpMethod> methods, String path, HandlerFunction<?> handler) {

	/**
	 * Lists the routes of a function, nested ones included. Functions that are not made
	 * by Spring keep theirs to themselves.
	 * @param function the function
	 * @return its routes, in their order
	 */
	static List<HttpRoute> of(RouterFunction<?> function) {
		Collector collector = new Collector();
		function.accept(collector);
		return collector.routes;
	}

	boolean serves(HttpMethod method) {
		return this.methods.isEmpty() || this.methods.contains(method);
	}

	/**
	 * Tells whether one of two routes takes requests away from the other.
	 * @param other the other route
	 * @return whether both serve the same path, and a method in common
	 */
	boolean collidesWith(HttpRoute other) {
		return this.path.equals(other.path)
				&& (this.methods.isEmpty() || this.methods.stream().anyMatch(other::serves));
	}

	private static final class Collector implements RouterFunctions.Visitor {

		private final List<HttpRoute> routes = new ArrayList<>();

		private final Deque<String> prefixes = new ArrayDeque<>(List.of(""));

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

}
