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

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import dev.mcpslice.internal.client.transport.CallException;
import dev.mcpslice.internal.client.transport.Exchange;
import dev.mcpslice.internal.client.transport.MessageTap;
import dev.mcpslice.internal.client.transport.Reason;
import dev.mcpslice.internal.client.wire.Secrets;
import io.modelcontextprotocol.spec.HttpHeaders;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Knows from when on a client hears what its server tells outside of calls, and until
 * when. Over streamable HTTP that is as soon as the server has answered the {@code GET}
 * that follows the handshake of a session. What it tells before is lost.
 */
final class ListeningWatch implements ExchangeFilterFunction {

	private final Sinks.Empty<Void> answered = Sinks.empty();

	private final MessageTap tap;

	private final AtomicInteger attempts = new AtomicInteger();

	private volatile boolean session;

	private volatile @Nullable String refusal;

	private final boolean carriesAnswers;

	private final Secrets secrets;

	private final BooleanSupplier inUse;

	private volatile StreamActivity activity = new StreamActivity();

	private volatile @Nullable String end;

	/**
	 * Creates a watch.
	 * @param tap told when the event stream is opened, and when it has ended
	 * @param carriesAnswers whether answers come over the event stream, as those of SSE
	 * do
	 * @param secrets what must not be told
	 * @param inUse whether the client is open and its handshake over
	 */
	ListeningWatch(MessageTap tap, boolean carriesAnswers, Secrets secrets, BooleanSupplier inUse) {
		this.secrets = secrets;
		this.tap = tap;
		this.carriesAnswers = carriesAnswers && tap != MessageTap.NONE;
		this.inUse = inUse;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		// A client that resumes the event stream of a call does not listen by that.
		return Mono.deferContextual((context) -> {
			boolean resumes = request.method() == HttpMethod.GET && context.hasKey(Exchange.class);
			return resumes ? next.exchange(request) : watch(request, next.exchange(request));
		});
	}

	private Mono<ClientResponse> watch(ClientRequest request, Mono<ClientResponse> response) {
		if (request.method() == HttpMethod.GET) {
			int attempt = this.attempts.incrementAndGet();
			return response.doOnNext((answer) -> noticeRefusal(request, answer))
				.doOnTerminate(this.answered::tryEmitEmpty)
				.map((answer) -> answer.statusCode().is2xxSuccessful() ? watch(request, answer, attempt) : answer);
		}
		return response.doOnNext((answer) -> this.session = this.session
				|| answer.headers().asHttpHeaders().containsHeader(HttpHeaders.MCP_SESSION_ID));
	}

	private ClientResponse watch(ClientRequest request, ClientResponse response, int attempt) {
		this.end = null;
		this.tap.eventStreamOpened();
		long opened = System.nanoTime();
		AtomicReference<String> how = new AtomicReference<>("the server ended it");
		AtomicReference<@Nullable CallException> explained = new AtomicReference<>();
		StreamActivity activity = new StreamActivity();
		this.activity = activity;
		return response.mutate().body((events) -> events.doOnNext((buffer) -> activity.noticed()).doOnError((ex) -> {
			how.set(Reason.of(ex));
			explained.set((ex instanceof CallException explanation) ? explanation : null);
		})
			// Upstream would connect again, to a session that is not initialized.
			.onErrorResume((ex) -> isLost() ? Flux.empty() : Flux.error(ex))
			// By then, upstream has begun again if it is going to.
			.doFinally((signal) -> {
				if (signal == SignalType.CANCEL) {
					how.set("the client stopped reading it, as it does when the server names another endpoint");
				}
				if ((signal != SignalType.CANCEL || isLost()) && this.attempts.get() == attempt) {
					ended("%s %s, %s after it had been opened: %s".formatted(request.method(),
							this.secrets.mask(request.url()),
							Exchange.duration(Duration.ofMillis((System.nanoTime() - opened) / 1_000_000)), how.get()),
							explained.get());
				}
			})).build();
	}

	private boolean isLost() {
		return this.carriesAnswers && this.inUse.getAsBoolean();
	}

	private void ended(String how, @Nullable CallException explained) {
		this.end = how;
		this.tap.eventStreamEnded(how);
		if (this.carriesAnswers) {
			this.tap.answersLost((explained != null) ? explained : lostAnswers(how));
		}
	}

	/**
	 * Says that no answer can arrive any more.
	 * @param end how the event stream has ended
	 * @return the failure of calls
	 */
	static CallException lostAnswers(String end) {
		return new CallException("the event stream over which answers come has ended: " + end);
	}

	/**
	 * Returns how the event stream has ended.
	 * @return how, or {@code null} if it has not
	 */
	@Nullable String end() {
		return this.end;
	}

	/**
	 * Returns when something has come over the event stream.
	 * @return when, last
	 */
	StreamActivity activity() {
		return this.activity;
	}

	// A server need not have an event stream.
	private void noticeRefusal(ClientRequest request, ClientResponse response) {
		if (!response.statusCode().is2xxSuccessful()
				&& !response.statusCode().isSameCodeAs(HttpStatus.METHOD_NOT_ALLOWED)) {
			this.refusal = "%s %s: answered with %s".formatted(request.method(), this.secrets.mask(request.url()),
					response.statusCode());
		}
	}

	/**
	 * Waits until the client hears, or is known to be told nothing.
	 * @param timeout how long to wait
	 * @throws IllegalStateException if the server does not open its event stream in time
	 */
	void await(Duration timeout) {
		if (this.session) {
			this.answered.asMono()
				.timeout(timeout,
						Mono.error(() -> new IllegalStateException(
								"the server has begun a session, but has not opened its event stream within "
										+ Exchange.duration(timeout))),
						ClientThreads.timer())
				.block();
		}
	}

	/**
	 * Returns how the server has refused to let the client listen.
	 * @return the refusal, or {@code null}
	 */
	@Nullable String refusal() {
		return this.refusal;
	}

}
