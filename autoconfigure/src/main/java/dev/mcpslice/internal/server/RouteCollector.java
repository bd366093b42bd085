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

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * Lists the routes of a router function, nested ones included. Functions that are not
 * made by Spring keep theirs to themselves.
 * <p>
 * The visitors of WebFlux and of Spring MVC have the same methods and no type in common,
 * which is why they are proxies here.
 *
 * @param <P> the type of visitors of predicates
 */
public final class RouteCollector<P> {

	private final List<HttpRoute> routes = new ArrayList<>();

	private final Deque<String> prefixes = new ArrayDeque<>(List.of(""));

	private final Class<P> predicateVisitor;

	private final BiConsumer<Object, P> predicate;

	private RouteCollector(Class<P> predicateVisitor, BiConsumer<Object, P> predicate) {
		this.predicateVisitor = predicateVisitor;
		this.predicate = predicate;
	}

	/**
	 * Lists routes.
	 * @param <R> the type of visitors of router functions
	 * @param <P> the type of visitors of predicates
	 * @param routeVisitor the type of visitors of router functions
	 * @param function lets a visitor visit the function
	 * @param predicateVisitor the type of visitors of predicates
	 * @param predicate lets a visitor visit a predicate
	 * @return the routes, in their order
	 */
	public static <R, P> List<HttpRoute> collect(Class<R> routeVisitor, Consumer<R> function, Class<P> predicateVisitor,
			BiConsumer<Object, P> predicate) {
		RouteCollector<P> collector = new RouteCollector<>(predicateVisitor, predicate);
		function.accept(visitor(routeVisitor, collector::visit));
		return collector.routes;
	}

	private static <T> T visitor(Class<T> type, BiConsumer<String, Object[]> visit) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(Object proxy, Method method, @Nullable Object[] arguments) -> {
					visit.accept(method.getName(), (arguments != null) ? arguments : new Object[0]);
					return null;
				}));
	}

	private void visit(String method, Object[] arguments) {
		switch (method) {
			case "startNested" -> this.prefixes.push(this.prefixes.element() + parts(arguments[0]).path);
			case "endNested" -> this.prefixes.pop();
			case "route" -> {
				PredicateParts parts = parts(arguments[0]);
				this.routes.add(new HttpRoute(parts.methods, this.prefixes.element() + parts.path, arguments[1]));
			}
			default -> {
				// Resources and attributes are of no MCP transport.
			}
		}
	}

	private PredicateParts parts(Object predicate) {
		PredicateParts parts = new PredicateParts();
		this.predicate.accept(predicate, visitor(this.predicateVisitor, parts::visit));
		return parts;
	}

	/**
	 * What every request has to have that a predicate accepts. Alternatives and negations
	 * are passed over.
	 */
	private static final class PredicateParts {

		private Set<HttpMethod> methods = Set.of();

		private String path = "";

		private int passedOver;

		@SuppressWarnings("unchecked")
		private void visit(String method, Object[] arguments) {
			switch (method) {
				case "or", "startNegate" -> this.passedOver++;
				case "endOr", "endNegate" -> this.passedOver--;
				case "method" -> {
					if (this.passedOver == 0) {
						this.methods = (Set<HttpMethod>) arguments[0];
					}
				}
				case "path" -> {
					if (this.passedOver == 0) {
						this.path += arguments[0];
					}
				}
				default -> {
					// The other parts do not tell where a transport is.
				}
			}
		}

	}

}
