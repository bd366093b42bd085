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
import java.util.Set;

import dev.mcpslice.internal.server.HttpRoute;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WebFluxStack}.
 */
class WebFluxRoutesTests {

	private final HandlerFunction<ServerResponse> handler = (request) -> ServerResponse.ok().build();

	@Test
	void isFoundWhereverItStands() {
		RouterFunction<ServerResponse> function = RouterFunctions.route()
			.path("/api",
					(api) -> api.nest(RequestPredicates.accept(MediaType.APPLICATION_JSON),
							(json) -> json.path("/v1", (version) -> version.GET("/mcp", this.handler))))
			.resources("/static/**", new ClassPathResource("static/"))
			.add((request) -> Mono.empty())
			.POST("/mcp", this.handler)
			.withAttribute("name", "value")
			.filter((request, next) -> next.handle(request))
			.build();

		assertThat(WebFluxStack.routesOf(function)).containsExactly(
				new HttpRoute(Set.of(HttpMethod.GET), "/api/v1/mcp", this.handler),
				new HttpRoute(Set.of(HttpMethod.POST), "/mcp", this.handler));
	}

	@Test
	@SuppressWarnings("removal")
	void isFoundWhateverElseItAsksFor() {
		RequestPredicate predicate = RequestPredicates.path("/mcp")
			.and(RequestPredicates.queryParam("a", "b").or(RequestPredicates.pathExtension("x")))
			.and(RequestPredicates.version("1").negate())
			.and(RequestPredicates.accept(MediaType.APPLICATION_JSON))
			.and((request) -> true);

		assertThat(WebFluxStack.routesOf(RouterFunctions.route(predicate, this.handler)))
			.isEqualTo(List.of(new HttpRoute(Set.of(), "/mcp", this.handler)));
	}

	@Test
	void hasThePathOfWhatIsAskedForTogetherAndOfTheFirstAlternative() {
		RequestPredicate nested = RequestPredicates.path("/api")
			.and(RequestPredicates.path("/v1").or(RequestPredicates.path("/v2")))
			.and(RequestPredicates.path("/api/admin/**").or(RequestPredicates.method(HttpMethod.PUT)).negate());

		assertThat(WebFluxStack.routesOf(
				RouterFunctions.nest(nested, RouterFunctions.route(RequestPredicates.POST("/mcp"), this.handler))))
			.isEqualTo(List.of(new HttpRoute(Set.of(HttpMethod.POST), "/api/v1/mcp", this.handler)));
	}

}
