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

package dev.mcpslice.wire.streamablehttp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.wire.EventStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * What arrives at the real server, by who says to have sent it: so tests that share the
 * server see their own requests only.
 */
final class RequestLog implements WebFilter {

	/**
	 * Name of the header by which a caller is known.
	 */
	static final String CALLER = "Wire-Caller";

	private final Map<String, List<LoggedRequest>> requests = new ConcurrentHashMap<>();

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String caller = exchange.getRequest().getHeaders().getFirst(CALLER);
		if (caller == null) {
			return chain.filter(exchange);
		}
		LoggedRequest request = new LoggedRequest(exchange.getRequest().getMethod(),
				HttpHeaders.copyOf(exchange.getRequest().getHeaders()), new CompletableFuture<>());
		this.requests.computeIfAbsent(caller, (name) -> new CopyOnWriteArrayList<>()).add(request);
		return chain.filter(exchange).doFinally((signal) -> request.end().complete(null));
	}

	/**
	 * Returns what a caller has sent so far.
	 * @param caller the caller
	 * @return the requests, in the order of their arrival
	 */
	List<LoggedRequest> of(String caller) {
		return List.copyOf(this.requests.getOrDefault(caller, List.of()));
	}

	/**
	 * A request.
	 *
	 * @param method its method
	 * @param headers its headers
	 * @param end completes when the server has answered it, or has noticed that the
	 * client has gone
	 */
	record LoggedRequest(HttpMethod method, HttpHeaders headers, CompletableFuture<@Nullable Void> end) {

		@Nullable String header(String name) {
			return this.headers.getFirst(name);
		}

		/**
		 * Waits until the server has answered the request, or has noticed that the client
		 * has gone.
		 * @throws Exception if it does not in time
		 */
		void awaitEnd() throws Exception {
			this.end.get(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS);
		}

	}

}
