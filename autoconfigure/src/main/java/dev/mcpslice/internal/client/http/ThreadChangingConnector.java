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

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;

/**
 * Leaves the event loop before a request is written and once a response has arrived, so
 * that nothing of a test runs in the event loop.
 */
public final class ThreadChangingConnector implements ClientHttpConnector {

	private final ClientHttpConnector connector;

	private final Scheduler scheduler = ClientThreads.scheduler();

	public ThreadChangingConnector(ClientHttpConnector connector) {
		this.connector = connector;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		return this.connector
			.connect(method, uri,
					(request) -> Mono.defer(() -> requestCallback.apply(request)).subscribeOn(this.scheduler))
			.publishOn(this.scheduler)
			.map(Response::new);
	}

	private final class Response extends ClientHttpResponseDecorator {

		Response(ClientHttpResponse response) {
			super(response);
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return super.getBody().publishOn(ThreadChangingConnector.this.scheduler)
				.doOnDiscard(DataBuffer.class, DataBufferUtils::release);
		}

	}

}
