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
import java.util.List;
import java.util.function.Consumer;

import dev.mcpslice.client.WireExchange;
import dev.mcpslice.internal.client.wire.Recording;
import dev.mcpslice.internal.client.wire.Secrets;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.mock.http.client.reactive.MockClientHttpResponse;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunctions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WireFilter}.
 */
class WireFilterTests {

	private final Recording recording = new Recording("over SSE", new Secrets(List.of()));

	private final WireFilter filter = new WireFilter(this.recording);

	private static MockClientHttpResponse answer(HttpStatus status, Flux<String> body) {
		MockClientHttpResponse answer = new MockClientHttpResponse(status);
		answer.setBody(body.map((text) -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes())));
		return answer;
	}

	private static ClientHttpResponse events(Flux<String> events) {
		MockClientHttpResponse answer = answer(HttpStatus.OK, events);
		answer.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
		return answer;
	}

	private Mono<ClientResponse> exchange(Mono<ClientHttpResponse> answer) {
		return this.filter.filter(ClientRequest.create(HttpMethod.GET, URI.create("http://127.0.0.1:1/sse")).build(),
				ExchangeFunctions.create(new WireConnector((method, uri, callback) -> answer)));
	}

	private void exchanged(Consumer<WireExchange> expectations) {
		this.recording.http().singleElement().satisfies(expectations::accept);
	}

	@Test
	void idsOfEventsAreRecordedAcrossBuffers() {
		exchange(Mono.just(events(Flux.just("id: 1\ndata: a\n\ni", "d: 2", "\n\n"))))
			.flatMap((response) -> response.bodyToMono(String.class))
			.block();

		exchanged((exchange) -> {
			assertThat(exchange.eventIds()).containsExactly("1", "2");
			assertThat(exchange.ended()).isNotNull();
			assertThat(exchange.failure()).isNull();
		});
	}

	@Test
	void streamThatIsCutIsRecorded() {
		exchange(Mono.just(events(Flux.error(new IllegalStateException("cut")))))
			.flatMap((response) -> response.bodyToMono(String.class))
			.onErrorComplete()
			.block();

		exchanged((exchange) -> assertThat(exchange.failure()).isEqualTo("cut"));
	}

	@Test
	void streamThatTheClientLeavesIsRecorded() {
		exchange(Mono.just(events(Flux.never())))
			.subscribe((response) -> response.bodyToMono(String.class).subscribe().dispose());

		exchanged((exchange) -> {
			assertThat(exchange.ended()).isNotNull();
			assertThat(exchange.failure()).isNull();
		});
	}

	@Test
	void streamThatTheClientLeavesWithItsRequestIsRecorded() {
		exchange(Mono.just(events(Flux.never()))).flatMapMany((response) -> response.bodyToFlux(String.class))
			.subscribe()
			.dispose();

		exchanged((exchange) -> {
			assertThat(exchange.ended()).isNotNull();
			assertThat(exchange.failure()).isNull();
		});
	}

	@Test
	void requestThatTheClientGivesUpIsRecorded() {
		exchange(Mono.never()).subscribe().dispose();

		exchanged((exchange) -> {
			assertThat(exchange.status()).isNull();
			assertThat(exchange.failure()).isEqualTo("the client waits no longer");
		});
	}

	@Test
	void requestThatFailsIsRecorded() {
		exchange(Mono.error(new IllegalStateException("refused"))).onErrorComplete().block();

		exchanged((exchange) -> assertThat(exchange).hasToString("GET http://127.0.0.1:1/sse: failed: refused"));
	}

	@Test
	void answerWithoutATypeIsNoEventStream() {
		exchange(Mono.just(answer(HttpStatus.ACCEPTED, Flux.just("id: 1\n"))))
			.flatMap((response) -> response.bodyToMono(String.class))
			.block();

		exchanged((exchange) -> assertThat(exchange.eventIds()).isEmpty());
	}

}
