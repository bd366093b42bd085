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

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.mcpslice.internal.client.wire.Secrets;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link HandshakeWatch}.
 */
class HandshakeWatchTests {

	private final HandshakeWatch watch = new HandshakeWatch(true, new Secrets(List.of()), (response) -> null,
			(status, headers) -> "");

	private final Sinks.Many<DataBuffer> events = Sinks.many().unicast().onBackpressureBuffer();

	private Flux<DataBuffer> watchedEvents() {
		ClientRequest request = ClientRequest.create(HttpMethod.GET, URI.create("http://127.0.0.1/sse")).build();
		ClientResponse response = ClientResponse.create(HttpStatus.OK)
			.headers((headers) -> headers.setContentType(MediaType.TEXT_EVENT_STREAM))
			.body(this.events.asFlux())
			.build();
		return this.watch.filter(request, (exchanged) -> Mono.just(response))
			.flatMapMany((answer) -> answer.bodyToFlux(DataBuffer.class));
	}

	@Test
	void eventStreamThatBreaksDuringTheHandshakeEndsWithoutAnError() {
		this.events.tryEmitError(new IOException("gone"));

		assertThat(watchedEvents().collectList().block()).isEmpty();
		assertThat(this.watch.failure()).isEqualTo("GET http://127.0.0.1/sse: IOException: gone");
	}

	@Test
	void eventStreamThatBreaksAfterTheHandshakeIsUpstreamsToOpenAgain() {
		CompletableFuture<Void> end = watchedEvents().then().toFuture();
		this.watch.end();

		this.events.tryEmitError(new IOException("gone"));

		assertThat(end).isCompletedExceptionally();
		assertThatThrownBy(end::get).hasRootCauseMessage("gone");
		assertThat(this.watch.failure()).isNull();
	}

}
