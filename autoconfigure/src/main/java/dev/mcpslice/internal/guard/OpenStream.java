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

package dev.mcpslice.internal.guard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;

/**
 * An event stream that is open, and all that has come of it.
 */
final class OpenStream implements AutoCloseable {

	private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT = //
			new ParameterizedTypeReference<>() {
			};

	private final Duration timeout;

	private final CompletableFuture<Answer> answer = new CompletableFuture<>();

	private final Flux<ServerSentEvent<String>> events;

	private final Disposable connection;

	OpenStream(RequestHeadersSpec<?> request, Duration timeout) {
		this.timeout = timeout;
		ConnectableFlux<ServerSentEvent<String>> events = request.exchangeToFlux(this::events)
			.doOnError((ex) -> this.answer.complete(Answer.none(String.valueOf(ex.getMessage()))))
			.onErrorComplete()
			.replay();
		this.events = events;
		this.connection = events.connect();
	}

	private Flux<ServerSentEvent<String>> events(ClientResponse response) {
		if (!DirectHttp.isStream(response)) {
			return response.bodyToMono(String.class)
				.defaultIfEmpty("")
				.doOnNext((body) -> this.answer.complete(DirectHttp.answer(response, body)))
				.thenMany(Flux.empty());
		}
		this.answer.complete(DirectHttp.answer(response, ""));
		return response.bodyToFlux(EVENT);
	}

	/**
	 * Returns how the server answered, without the events.
	 * @return the answer
	 */
	Answer answer() {
		return answer(this.timeout);
	}

	/**
	 * Returns how the server has answered by then, without the events.
	 * @param timeout how long to wait
	 * @return the answer
	 */
	Answer answer(Duration timeout) {
		return this.answer.copy()
			.completeOnTimeout(Answer.none("nothing came within %s ms".formatted(timeout.toMillis())),
					timeout.toMillis(), TimeUnit.MILLISECONDS)
			.join();
	}

	/**
	 * Waits for an event.
	 * @param wanted whether it is the one
	 * @return its data, or {@code null} if it does not come
	 */
	@Nullable String await(Predicate<ServerSentEvent<String>> wanted) {
		return this.events.filter(wanted)
			.next()
			.mapNotNull(ServerSentEvent::data)
			.timeout(this.timeout)
			.onErrorResume((ex) -> Mono.empty())
			.block();
	}

	@Override
	public void close() {
		this.connection.dispose();
	}

}
