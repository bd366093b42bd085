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

import java.net.URI;
import java.util.function.Function;

import dev.mcpslice.internal.client.transport.Reason;
import dev.mcpslice.internal.client.wire.RecordedExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;

/**
 * Records the end of HTTP answers, and the ids of their events. Of a filter, this would
 * cost a copy of each answer.
 */
final class WireConnector implements ClientHttpConnector {

	private final ClientHttpConnector connector;

	WireConnector(ClientHttpConnector connector) {
		this.connector = connector;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		Mono<ClientHttpResponse> response = this.connector.connect(method, uri, requestCallback);
		return Mono.deferContextual((context) -> context.<RecordedExchange>getOrEmpty(RecordedExchange.class)
			.map((recorded) -> response.<ClientHttpResponse>map((answer) -> new Answer(answer, recorded)))
			.orElse(response));
	}

	/**
	 * An answer whose body is recorded while somebody reads it.
	 */
	private static final class Answer extends ClientHttpResponseDecorator {

		private final RecordedExchange recorded;

		Answer(ClientHttpResponse answer, RecordedExchange recorded) {
			super(answer);
			this.recorded = recorded;
			recorded.answered(answer.getStatusCode(), answer.getHeaders());
		}

		@Override
		public Flux<DataBuffer> getBody() {
			Flux<DataBuffer> body = super.getBody();
			if (isEventStream(getHeaders())) {
				body = body.doOnNext(new EventIds(this.recorded::event)::scan);
			}
			// Who has read enough cancels.
			return body.doOnError((ex) -> this.recorded.ended(Reason.of(ex)))
				.doFinally((signal) -> this.recorded.ended(null));
		}

		private static boolean isEventStream(HttpHeaders headers) {
			String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
			return type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
		}

	}

}
