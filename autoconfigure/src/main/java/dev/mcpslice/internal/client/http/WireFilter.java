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

import dev.mcpslice.internal.client.transport.Exchange;
import dev.mcpslice.internal.client.transport.Reason;
import dev.mcpslice.internal.client.wire.RecordedExchange;
import dev.mcpslice.internal.client.wire.RecordedMessage;
import dev.mcpslice.internal.client.wire.Recording;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Records the HTTP exchanges of a client: as they are sent, after all other filters. How
 * they end, a {@link WireConnector} records.
 */
final class WireFilter implements ExchangeFilterFunction {

	private final Recording recording;

	WireFilter(Recording recording) {
		this.recording = recording;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.deferContextual((context) -> {
			RecordedExchange recorded = this.recording.http(request.method(), request.url(), headers(request),
					context.<RecordedMessage>getOrEmpty(RecordedMessage.class).orElse(null));
			context.<Exchange>getOrEmpty(Exchange.class).ifPresent((exchange) -> exchange.carriedBy(recorded));
			return next.exchange(request)
				.doOnError((ex) -> recorded.ended(Reason.of(ex)))
				// Also once there is an answer, when its body is cancelled.
				.doOnCancel(() -> recorded.ended((recorded.status() != null) ? null : "the client waits no longer"))
				.contextWrite((exchanging) -> exchanging.put(RecordedExchange.class, recorded));
		});
	}

	private static HttpHeaders headers(ClientRequest request) {
		if (request.cookies().isEmpty()) {
			return request.headers();
		}
		HttpHeaders headers = HttpHeaders.copyOf(request.headers());
		request.cookies()
			.forEach((name, values) -> values.forEach((value) -> headers.add(HttpHeaders.COOKIE, name + "=" + value)));
		return headers;
	}

}
