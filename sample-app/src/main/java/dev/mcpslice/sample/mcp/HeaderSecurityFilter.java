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

package dev.mcpslice.sample.mcp;

import java.net.InetSocketAddress;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses pages of other sites, which have their readers' browsers call this server.
 */
@Component
class HeaderSecurityFilter implements WebFilter {

	private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1");

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		HttpHeaders headers = exchange.getRequest().getHeaders();
		InetSocketAddress host = headers.getHost();
		if (host == null || !NAMES.contains(host.getHostString())) {
			return refuse(exchange, HttpStatus.MISDIRECTED_REQUEST);
		}
		return isForeign(headers.getOrigin()) ? refuse(exchange, HttpStatus.FORBIDDEN) : chain.filter(exchange);
	}

	// A page of no site is of the origin "null".
	private static boolean isForeign(@Nullable String origin) {
		return origin != null
				&& !NAMES.contains(String.valueOf(UriComponentsBuilder.fromUriString(origin).build().getHost()));
	}

	private static Mono<Void> refuse(ServerWebExchange exchange, HttpStatus status) {
		exchange.getResponse().setStatusCode(status);
		return exchange.getResponse().setComplete();
	}

}
