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

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Deals with all that arrives for a test client and is none of the SDK's client's
 * business: notifications, answers to raw requests, and requests of the server, of which
 * the SDK's client would answer some without the test knowing.
 */
final class Inbox implements MessageTap {

	private final NotificationLog notifications;

	private final Findings findings;

	private final ScriptedPeer peer;

	private final Map<Object, Exchange> exchanges = new ConcurrentHashMap<>();

	private final Map<Object, Sinks.One<JSONRPCResponse>> rawRequests = new ConcurrentHashMap<>();

	private final AtomicLong rawIds = new AtomicLong();

	private final AtomicLong toolListChanges = new AtomicLong();

	private final Sinks.Many<Throwable> lostAnswers = Sinks.many().multicast().directBestEffort();

	private volatile @Nullable SliceClientTransport transport;

	private volatile boolean closing;

	private volatile Function<Context, Context> negotiated = Function.identity();

	Inbox(NotificationLog notifications, Findings findings, ScriptedPeer peer) {
		this.notifications = notifications;
		this.findings = findings;
		this.peer = peer;
	}

	void connect(SliceClientTransport transport) {
		this.transport = transport;
	}

	/**
	 * Tells that the client is about to close, so that answers which are under way may
	 * get lost.
	 */
	void closing() {
		this.closing = true;
	}

	/**
	 * Sets what the handshake has added to the Reactor context of messages.
	 * @param negotiated adds it
	 */
	void negotiated(Function<Context, Context> negotiated) {
		this.negotiated = negotiated;
	}

	@Override
	public void sending(JSONRPCMessage message, ContextView context) {
		context.<Exchange>getOrEmpty(Exchange.class).ifPresent((exchange) -> {
			exchange.sent(message);
			if (message instanceof JSONRPCRequest request) {
				this.exchanges.put(request.id(), exchange);
			}
		});
	}

	@Override
	public void eventsEnded() {
		this.findings.lookAgain();
	}

	/**
	 * Stops writing down a call, which may still have no answer.
	 * @param exchange where it was written down
	 */
	void forget(Exchange exchange) {
		this.exchanges.values().removeIf(exchange::equals);
	}

	@Override
	public Mono<JSONRPCMessage> received(JSONRPCMessage message, ContextView context) {
		if (message instanceof JSONRPCNotification notification) {
			if (notification.method().equals(McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED)) {
				this.toolListChanges.incrementAndGet();
			}
			this.notifications.add(notification);
			return Mono.empty();
		}
		if (message instanceof JSONRPCResponse response) {
			return received(response);
		}
		JSONRPCRequest request = (JSONRPCRequest) message;
		if (request.method().equals(McpSchema.METHOD_PING)) {
			return Mono.just(request);
		}
		answer(request, context);
		return Mono.empty();
	}

	private Mono<JSONRPCMessage> received(JSONRPCResponse response) {
		Exchange exchange = this.exchanges.remove(response.id());
		if (exchange != null) {
			exchange.received(response);
		}
		Sinks.One<JSONRPCResponse> rawRequest = this.rawRequests.remove(response.id());
		if (rawRequest != null) {
			rawRequest.tryEmitValue(response);
			return Mono.empty();
		}
		return Mono.just(response);
	}

	// Apart from the stream on which the request came, since a script may take its time.
	// Who calls answers.
	private void answer(JSONRPCRequest request, ContextView context) {
		Exchange exchange = transport().exchange("the answer to " + request.method());
		this.peer.answer(request)
			.flatMap(this::send)
			.contextWrite((own) -> own.put(Exchange.class, exchange)
				.putAllMap(context.<CallOptions>getOrEmpty(CallOptions.class)
					.map((caller) -> Map.of(CallOptions.class, caller))
					.orElse(Map.of())))
			.subscribe((sent) -> {
			}, (ex) -> lose(exchange, ex));
	}

	private void lose(Exchange answer, Throwable reason) {
		if (this.closing) {
			return;
		}
		this.findings.unscripted(
				"The server does not get %s: %s%n%s".formatted(answer.title(), HandshakeWatch.describe(reason), answer),
				reason);
		this.lostAnswers.tryEmitNext(reason);
	}

	/**
	 * Returns a signal that fails when the server does not get an answer, for which it
	 * may wait long.
	 * @param <T> the type of a signal that never comes
	 * @return the signal
	 */
	<T> Mono<T> lostAnswer() {
		return this.lostAnswers.asFlux().next().flatMap(Mono::error);
	}

	/**
	 * Sends a request that the SDK's client does not know of.
	 * @param method the method
	 * @param params the parameters
	 * @return the response
	 */
	Mono<JSONRPCResponse> request(String method, @Nullable Object params) {
		return Mono.defer(() -> {
			String id = "mcpslice-" + this.rawIds.incrementAndGet();
			Sinks.One<JSONRPCResponse> response = Sinks.one();
			this.rawRequests.put(id, response);
			return send(new JSONRPCRequest(method, id, params)).then(response.asMono())
				.doFinally((signal) -> this.rawRequests.remove(id));
		});
	}

	/**
	 * Sends a message past the SDK's client.
	 * @param message the message
	 * @return completes when it has been sent
	 */
	Mono<Void> send(JSONRPCMessage message) {
		return transport().sendMessage(message).contextWrite(this.negotiated);
	}

	private SliceClientTransport transport() {
		return Objects.requireNonNull(this.transport, "Not connected");
	}

	/**
	 * Returns how often the server has told that its list of tools has changed.
	 * @return the number of times
	 */
	long toolListChanges() {
		return this.toolListChanges.get();
	}

}
