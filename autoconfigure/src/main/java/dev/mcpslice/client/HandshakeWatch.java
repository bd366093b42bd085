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

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Watches the HTTP exchanges of a handshake, so that one that fails says why, and at
 * once.
 * <p>
 * Upstream's SSE client takes any answer for an event stream and then waits for events
 * until its timeout; the streamable HTTP client drops the body of an answer that is no
 * JSON-RPC message.
 */
final class HandshakeWatch implements ExchangeFilterFunction {

	/**
	 * How much of an unexpected body is read, in bytes.
	 */
	private static final int BODY_LIMIT = 2048;

	/**
	 * How long an unexpected body is read that does not end.
	 */
	private static final Duration BODY_PATIENCE = Duration.ofSeconds(1);

	private final boolean eventStreamNeeded;

	private final Sinks.Empty<Void> outcome = Sinks.empty();

	private volatile boolean over;

	private volatile @Nullable String failure;

	/**
	 * Creates a watch.
	 * @param eventStreamNeeded whether the handshake needs the event stream of a
	 * {@code GET}, as that of SSE does
	 */
	HandshakeWatch(boolean eventStreamNeeded) {
		this.eventStreamNeeded = eventStreamNeeded;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Mono<ClientResponse> response = next.exchange(request);
		if (this.over) {
			return response;
		}
		if (request.method() == HttpMethod.POST) {
			return response.flatMap((answer) -> examineAnswer(request, answer))
				.doOnError((ex) -> fail(request, describe(ex)));
		}
		if (this.eventStreamNeeded) {
			// Nobody listens for errors of this exchange. They are told by the outcome.
			return response.flatMap((answer) -> examineEventStream(request, answer)).onErrorResume((ex) -> {
				fail(request, describe(ex));
				return Mono.just(endOfEvents());
			});
		}
		return response;
	}

	private Mono<ClientResponse> examineAnswer(ClientRequest request, ClientResponse response) {
		if (response.statusCode().is2xxSuccessful()) {
			return Mono.just(response);
		}
		return failWithBody(request, response).map((body) -> ClientResponse.create(response.statusCode())
			.headers((headers) -> headers.addAll(response.headers().asHttpHeaders()))
			.body(body)
			.build());
	}

	private Mono<ClientResponse> examineEventStream(ClientRequest request, ClientResponse response) {
		if (response.statusCode().is2xxSuccessful()
				&& response.headers().contentType().filter(MediaType.TEXT_EVENT_STREAM::isCompatibleWith).isPresent()) {
			return Mono.just(response.mutate()
				.body((events) -> events
					.doOnComplete(() -> fail(request, "the event stream ended before the session was initialized")))
				.build());
		}
		return failWithBody(request, response).map((body) -> endOfEvents());
	}

	private Mono<String> failWithBody(ClientRequest request, ClientResponse response) {
		return DataBufferUtils
			.join(DataBufferUtils.takeUntilByteCount(response.bodyToFlux(DataBuffer.class), BODY_LIMIT)
				.take(BODY_PATIENCE))
			.map((buffer) -> {
				String body = buffer.toString(StandardCharsets.UTF_8);
				DataBufferUtils.release(buffer);
				return body;
			})
			.onErrorReturn("")
			.defaultIfEmpty("")
			.doOnNext((body) -> fail(request, describe(response, body)));
	}

	private static ClientResponse endOfEvents() {
		return ClientResponse.create(HttpStatus.OK)
			.headers((headers) -> headers.setContentType(MediaType.TEXT_EVENT_STREAM))
			.build();
	}

	private static String describe(ClientResponse response, String body) {
		String type = response.headers().contentType().map((value) -> " (" + value + ")").orElse("");
		return "answered with %s%s%s".formatted(response.statusCode(), type,
				body.isBlank() ? " and no body" : ": " + body.strip());
	}

	/**
	 * Describes a failure by what caused it in the first place.
	 * @param failure the failure
	 * @return its description
	 */
	static String describe(Throwable failure) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		return cause.getClass().getSimpleName() + ": " + cause.getMessage();
	}

	private void fail(ClientRequest request, String reason) {
		if (!this.over && this.failure == null) {
			this.failure = "%s %s: %s".formatted(request.method(), request.url(), reason);
			this.outcome.tryEmitError(new IllegalStateException(this.failure));
		}
	}

	/**
	 * Returns what was wrong with an exchange, if anything was.
	 * @return the reason, or {@code null}
	 */
	@Nullable String failure() {
		return this.failure;
	}

	/**
	 * Returns a signal that completes when the handshake is over, and fails as soon as it
	 * cannot succeed any more.
	 * @return the outcome
	 */
	Mono<Void> outcome() {
		return this.outcome.asMono();
	}

	boolean isOver() {
		return this.over;
	}

	void end() {
		this.over = true;
		this.outcome.tryEmitEmpty();
	}

}
