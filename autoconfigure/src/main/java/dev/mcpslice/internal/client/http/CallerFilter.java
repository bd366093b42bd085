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

package dev.mcpslice.internal.client.http;

import dev.mcpslice.internal.client.transport.CallOptions;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Says who is calling: the client, or whoever a single call is made for.
 */
final class CallerFilter implements ExchangeFilterFunction {

	private final CallOptions client;

	CallerFilter(CallOptions client) {
		this.client = client;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.deferContextual((context) -> {
			CallOptions caller = context.<CallOptions>getOrEmpty(CallOptions.class).orElse(this.client);
			return next.exchange(ClientRequest.from(request)
				.headers((headers) -> headers.putAll(caller.headers()))
				.cookies((cookies) -> cookies.setAll(caller.cookies()))
				.build());
		});
	}

}
