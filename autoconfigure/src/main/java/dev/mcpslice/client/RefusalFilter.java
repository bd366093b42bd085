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

package dev.mcpslice.client;

import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Keeps what an HTTP answer says that refuses a call, of which upstream's transports tell
 * only a part.
 */
final class RefusalFilter implements ExchangeFilterFunction {

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.deferContextual((context) -> {
			Mono<ClientResponse> response = next.exchange(request);
			return context.<Exchange>getOrEmpty(Exchange.class)
				.map((exchange) -> response.flatMap((answer) -> keep(answer, exchange)))
				.orElse(response);
		});
	}

	private static Mono<ClientResponse> keep(ClientResponse response, Exchange exchange) {
		if (response.statusCode().is2xxSuccessful()) {
			return Mono.just(response);
		}
		return response.bodyToMono(String.class).defaultIfEmpty("").map((body) -> {
			exchange.refused(response.statusCode(), body);
			return ClientResponse.create(response.statusCode(), response.strategies())
				.headers((headers) -> headers.addAll(response.headers().asHttpHeaders()))
				.body(body)
				.build();
		});
	}

}
