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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.mcpslice.internal.client.transport.MessageTap;
import dev.mcpslice.internal.client.wire.Secrets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ListeningWatch}.
 */
class ListeningWatchTests {

	private static final URI HERE = URI.create("http://127.0.0.1:1/mcp");

	private final List<String> events = new ArrayList<>();

	private final ListeningWatch watch = new ListeningWatch(new MessageTap() {

		@Override
		public void eventStreamOpened() {
			ListeningWatchTests.this.events.add("opened");
		}

		@Override
		public void eventStreamEnded(String how) {
			ListeningWatchTests.this.events.add(how);
		}

	}, false, new Secrets(List.of()), () -> true);

	@Test
	void waitsForNothingWithoutASession() {
		answer(HttpMethod.POST, ClientResponse.create(HttpStatus.OK).build());

		this.watch.await(Duration.ofSeconds(10));
	}

	@Test
	void saysThatAServerDoesNotOpenItsEventStream() {
		answer(HttpMethod.POST, ClientResponse.create(HttpStatus.OK).header("Mcp-Session-Id", "1").build());
		answer(HttpMethod.POST, ClientResponse.create(HttpStatus.ACCEPTED).build());

		assertThatIllegalStateException().isThrownBy(() -> this.watch.await(Duration.ofMillis(10)))
			.withMessage("the server has begun a session, but has not opened its event stream within 10ms");
	}

	@ParameterizedTest
	@CsvSource({ "OK,", "METHOD_NOT_ALLOWED,", "FORBIDDEN, GET http://127.0.0.1:1/mcp: answered with 403 FORBIDDEN" })
	void remembersARefusal(HttpStatus status, String refusal) {
		answer(HttpMethod.POST, ClientResponse.create(HttpStatus.OK).header("Mcp-Session-Id", "1").build());
		answer(HttpMethod.GET, ClientResponse.create(status).build());

		this.watch.await(Duration.ofSeconds(10));

		assertThat(this.watch.refusal()).isEqualTo(refusal);
	}

	@Test
	void tellsThatTheServerHasEndedTheStream() {
		Sinks.Many<DataBuffer> events = listen();
		assertThat(this.events).containsExactly("opened");

		events.tryEmitComplete();

		assertThat(this.events).hasSize(2)
			.last(InstanceOfAssertFactories.STRING)
			.matches("GET http://127.0.0.1:1/mcp, \\S+ after it had been opened: the server ended it");
	}

	@Test
	void tellsThatTheStreamHasBroken() {
		Sinks.Many<DataBuffer> events = listen();

		events.tryEmitError(new IOException("Connection reset"));

		assertThat(this.events).last(InstanceOfAssertFactories.STRING)
			.endsWith("after it had been opened: the server dropped the connection (Connection reset)");
	}

	@Test
	void streamThatTheClientLeavesHasNotEnded() {
		Sinks.Many<DataBuffer> events = events();
		get(events).subscribe().dispose();

		assertThat(this.events).containsExactly("opened");
	}

	@Test
	void streamThatIsOpenedAgainHasNotEnded() {
		Sinks.Many<DataBuffer> events = events();
		get(events).doOnError((ex) -> listen()).onErrorComplete().subscribe();

		events.tryEmitError(new IOException("Connection reset"));

		assertThat(this.events).containsExactly("opened", "opened");
	}

	private static Sinks.Many<DataBuffer> events() {
		return Sinks.many().unicast().onBackpressureBuffer();
	}

	private Sinks.Many<DataBuffer> listen() {
		Sinks.Many<DataBuffer> events = events();
		get(events).onErrorComplete().subscribe();
		return events;
	}

	private Flux<DataBuffer> get(Sinks.Many<DataBuffer> events) {
		ClientResponse response = ClientResponse.create(HttpStatus.OK).body(events.asFlux()).build();
		return this.watch.filter(ClientRequest.create(HttpMethod.GET, HERE).build(), (request) -> Mono.just(response))
			.flatMapMany((answer) -> answer.bodyToFlux(DataBuffer.class));
	}

	private void answer(HttpMethod method, ClientResponse response) {
		this.watch.filter(ClientRequest.create(method, HERE).build(), (request) -> Mono.just(response)).block();
	}

}
