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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.mcpslice.internal.client.transport.CallException;
import dev.mcpslice.internal.client.transport.Reason;
import dev.mcpslice.internal.client.wire.Secrets;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
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
 * JSON-RPC message, and waits when nothing comes.
 */
public final class HandshakeWatch implements ExchangeFilterFunction {

	/**
	 * Key of the Reactor context that marks the request that initializes a session.
	 */
	static final String INITIALIZE = HandshakeWatch.class.getName() + ".initialize";

	/**
	 * How much of an unexpected body is told, in characters.
	 */
	private static final int BODY_LIMIT = 1800;

	private final boolean eventStreamNeeded;

	private final Function<ClientResponse, @Nullable String> doubt;

	private final BiFunction<HttpStatusCode, HttpHeaders, String> advice;

	private final Secrets secrets;

	private final Sinks.Empty<Void> outcome = Sinks.empty();

	private volatile boolean answered;

	private volatile boolean over;

	private volatile Supplier<String> state = () -> "the client has not sent anything";

	private volatile Supplier<String> streamState = this.state;

	private volatile @Nullable String failure;

	private volatile @Nullable HttpStatusCode status;

	/**
	 * Creates a watch.
	 * @param eventStreamNeeded whether the handshake needs the event stream of a
	 * {@code GET}, as that of SSE does
	 * @param secrets what must not be told
	 * @param doubt tells why an answer is probably not from the right server, if there is
	 * a doubt
	 * @param advice says what to do about a status and headers, or nothing
	 */
	HandshakeWatch(boolean eventStreamNeeded, Secrets secrets, Function<ClientResponse, @Nullable String> doubt,
			BiFunction<HttpStatusCode, HttpHeaders, String> advice) {
		this.eventStreamNeeded = eventStreamNeeded;
		this.secrets = secrets;
		this.doubt = doubt;
		this.advice = advice;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Mono<ClientResponse> response = next.exchange(request);
		if (this.over) {
			return response;
		}
		if (this.eventStreamNeeded || request.method() == HttpMethod.POST) {
			this.state = () -> "%s %s has not been answered".formatted(request.method(),
					this.secrets.mask(request.url()));
		}
		if (request.method() == HttpMethod.POST) {
			return Mono
				.deferContextual((context) -> response.flatMap((answer) -> examineAnswer(request, answer,
						!this.eventStreamNeeded && context.hasKey(INITIALIZE))))
				.doOnError((ex) -> remember(request, Reason.lines(Reason.of(ex), "")));
		}
		if (this.eventStreamNeeded) {
			// Nobody listens for errors of this exchange. They are told by the outcome.
			return response.flatMap((answer) -> examineEventStream(request, answer)).onErrorResume((ex) -> {
				fail(request, Reason.lines(Reason.of(ex), ""));
				return Mono.just(endOfEvents());
			});
		}
		return response;
	}

	private Mono<ClientResponse> examineAnswer(ClientRequest request, ClientResponse response, boolean answerExpected) {
		if (!response.statusCode().is2xxSuccessful() || this.doubt.apply(response) != null) {
			return refused(request, response);
		}
		if (!answerExpected) {
			this.state = this.streamState;
			return Mono.just(response);
		}
		if (hasType(response, MediaType.TEXT_EVENT_STREAM)) {
			return Mono.just(watchEnd(request, response));
		}
		return hasType(response, MediaType.APPLICATION_JSON) ? examineJson(request, response)
				: refused(request, response);
	}

	private Mono<ClientResponse> examineJson(ClientRequest request, ClientResponse response) {
		return response.bodyToMono(String.class)
			.defaultIfEmpty("")
			.flatMap((body) -> isAnswer(body) ? Mono.just(copy(response, body)) : refused(request, response, body));
	}

	private static boolean isAnswer(String body) {
		try {
			return McpSchema.deserializeJsonRpcMessage(McpJsonDefaults.getMapper(), body) instanceof JSONRPCResponse;
		}
		catch (IOException | RuntimeException ex) {
			return false;
		}
	}

	private Mono<ClientResponse> examineEventStream(ClientRequest request, ClientResponse response) {
		if (response.statusCode().is2xxSuccessful() && hasType(response, MediaType.TEXT_EVENT_STREAM)
				&& this.doubt.apply(response) == null) {
			return Mono.just(watchEnd(request, response));
		}
		return refused(request, response);
	}

	private static boolean hasType(ClientResponse response, MediaType type) {
		return response.headers().contentType().filter(type::isCompatibleWith).isPresent();
	}

	private ClientResponse watchEnd(ClientRequest request, ClientResponse response) {
		StreamActivity activity = new StreamActivity();
		this.streamState = () -> "the event stream of %s %s is %s".formatted(request.method(),
				this.secrets.mask(request.url()), activity);
		this.state = this.streamState;
		return response.mutate()
			.body((events) -> events.doOnNext((buffer) -> activity.noticed())
				.doOnComplete(() -> failWithoutAnswer(request))
				// Upstream reconnects at once and for ever.
				.onErrorResume((ex) -> {
					if (this.over) {
						return Flux.error(ex);
					}
					fail(request, Reason.lines(Reason.of(ex), ""));
					return Flux.empty();
				}))
			.build();
	}

	private void failWithoutAnswer(ClientRequest request) {
		// The event stream of streamable HTTP ends with its answer, that of SSE stays.
		if (this.eventStreamNeeded || !this.answered) {
			fail(request, "the event stream ended without an answer");
		}
	}

	private Mono<ClientResponse> refused(ClientRequest request, ClientResponse response) {
		return BodyBeginning.of(response).flatMap((body) -> refused(request, response, body));
	}

	// Upstream must not see the answer: it would open an event stream in any case.
	private Mono<ClientResponse> refused(ClientRequest request, ClientResponse response, String body) {
		if (this.over) {
			return Mono.just(copy(response, body));
		}
		String reason = describe(response, body);
		if (this.failure == null) {
			this.status = response.statusCode();
		}
		remember(request, reason);
		return Mono.error(new CallException(reason));
	}

	private static ClientResponse copy(ClientResponse response, String body) {
		return ClientResponse.create(response.statusCode(), response.strategies())
			.headers((headers) -> headers.addAll(response.headers().asHttpHeaders()))
			.body(body)
			.build();
	}

	private static ClientResponse endOfEvents() {
		return ClientResponse.create(HttpStatus.OK)
			.headers((headers) -> headers.setContentType(MediaType.TEXT_EVENT_STREAM))
			.build();
	}

	private String describe(ClientResponse response, String body) {
		String type = response.headers().contentType().map((value) -> " (" + value + ")").orElse("");
		String beginning = body.substring(0, Math.min(body.length(), BODY_LIMIT)).strip();
		String line = Reason.line(beginning);
		String doubt = this.doubt.apply(response);
		String advice = (doubt != null) ? ""
				: this.advice.apply(response.statusCode(), response.headers().asHttpHeaders());
		return "answered with %s%s%s%s%s%s".formatted(response.statusCode(), type,
				line.isEmpty() ? " and no body" : ": " + line, (doubt != null) ? ". " + doubt : "",
				advice.isEmpty() ? "" : "\n" + advice, Reason.isCut(line) ? "\n" + beginning : "");
	}

	private void remember(ClientRequest request, String reason) {
		if (!this.over && this.failure == null) {
			this.failure = "%s %s: %s".formatted(request.method(), this.secrets.mask(request.url()), reason);
		}
	}

	private void fail(ClientRequest request, String reason) {
		remember(request, reason);
		if (!this.over) {
			this.outcome.tryEmitError(new CallException(String.valueOf(this.failure)));
		}
	}

	/**
	 * Fails the handshake, unless it is over.
	 * @param reason why there will be no answer
	 */
	void fail(String reason) {
		if (!this.over && this.failure == null) {
			this.failure = Reason.lines(reason, "");
			this.outcome.tryEmitError(new CallException(reason));
		}
	}

	/**
	 * Returns what the handshake waits for.
	 * @return a part of a sentence
	 */
	String state() {
		return this.state.get();
	}

	/**
	 * Returns what was wrong with an exchange, if anything was.
	 * @return the reason, or {@code null}
	 */
	@Nullable String failure() {
		return this.failure;
	}

	/**
	 * Returns the status with which the server has refused the client.
	 * @return the status, or {@code null} if something else was wrong
	 */
	@Nullable HttpStatusCode status() {
		return this.status;
	}

	/**
	 * Returns a signal that completes when the handshake is over, and fails as soon as it
	 * cannot succeed any more.
	 * @return the outcome
	 */
	Mono<Void> outcome() {
		return this.outcome.asMono();
	}

	/**
	 * Tells that the server has answered the request that initializes the session.
	 */
	void answered() {
		this.answered = true;
	}

	boolean isOver() {
		return this.over;
	}

	void end() {
		this.over = true;
		this.outcome.tryEmitEmpty();
	}

}
