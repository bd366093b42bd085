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

package dev.mcpslice.internal.client.session;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import dev.mcpslice.internal.client.transport.CallException;
import dev.mcpslice.internal.client.transport.CallOptions;
import dev.mcpslice.internal.client.transport.Exchange;
import dev.mcpslice.internal.client.transport.MessageTap;
import dev.mcpslice.internal.client.transport.Reason;
import dev.mcpslice.internal.client.transport.TestTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * Deals with all that arrives for a test client and is none of the SDK's client's
 * business: notifications, answers to raw requests, and requests of the server, of which
 * the SDK's client would answer some without the test knowing.
 */
public final class Inbox implements MessageTap {

	private final NotificationLog notifications;

	private final Findings findings;

	private final Function<JSONRPCRequest, Mono<JSONRPCResponse>> answers;

	private final Map<Object, Exchange> exchanges = new ConcurrentHashMap<>();

	private final Map<Object, Sinks.One<JSONRPCResponse>> rawRequests = new ConcurrentHashMap<>();

	private final AtomicLong toolListChanges = new AtomicLong();

	private final Set<Object> requests = ConcurrentHashMap.newKeySet();

	/**
	 * Creates an inbox.
	 * @param notifications where notifications are kept
	 * @param findings where to tell of what goes wrong
	 * @param answers answers requests of the server; the answer may be an error
	 */
	Inbox(NotificationLog notifications, Findings findings, Function<JSONRPCRequest, Mono<JSONRPCResponse>> answers) {
		this.notifications = notifications;
		this.findings = findings;
		this.answers = answers;
	}

	@Override
	public void sending(JSONRPCMessage message, ContextView context) {
		if (message instanceof JSONRPCRequest request) {
			this.requests.add(request.id());
		}
		context.<Exchange>getOrEmpty(Exchange.class).ifPresent((exchange) -> {
			exchange.sent(message);
			if (message instanceof JSONRPCRequest request) {
				this.exchanges.put(request.id(), exchange);
			}
		});
	}

	@Override
	public void eventStreamOpened() {
		this.findings.eventStreamEnded(null);
	}

	@Override
	public void eventStreamEnded(String how) {
		this.findings.eventStreamEnded(how);
	}

	@Override
	public void disconnected(RuntimeException reason) {
		this.findings.eventStreamEnded(String.valueOf(reason.getMessage()));
		answersLost(reason);
	}

	@Override
	public void answersLost(Throwable reason) {
		Set.copyOf(this.exchanges.values()).forEach((exchange) -> exchange.fail(reason));
	}

	@Override
	public void malformed(String text, ContextView context) {
		fail(new CallException(Reason.malformed(text)), context);
	}

	// Whoever it is for: the call on whose stream it came, or else any.
	private void fail(Throwable reason, ContextView context) {
		context.<Exchange>getOrEmpty(Exchange.class)
			.ifPresentOrElse((exchange) -> exchange.fail(reason), () -> answersLost(reason));
	}

	/**
	 * Stops writing down a call, which may still have no answer.
	 * @param exchange where it was written down
	 */
	void forget(Exchange exchange) {
		this.exchanges.values().removeIf(exchange::equals);
	}

	@Override
	public Mono<JSONRPCMessage> received(JSONRPCMessage message, ContextView context, TestTransport transport) {
		if (message instanceof JSONRPCNotification notification) {
			if (notification.method().equals(McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED)) {
				this.toolListChanges.incrementAndGet();
			}
			this.notifications.add(notification);
			return Mono.empty();
		}
		if (message instanceof JSONRPCResponse response) {
			return received(response, context);
		}
		JSONRPCRequest request = (JSONRPCRequest) message;
		if (request.method().equals(McpSchema.METHOD_PING)) {
			return Mono.just(request);
		}
		answer(request, context, transport);
		return Mono.empty();
	}

	private Mono<JSONRPCMessage> received(JSONRPCResponse response, ContextView context) {
		if (response.id() == null || !this.requests.contains(response.id())) {
			fail(new CallException(Reason.unexpected(response)), context);
			return Mono.empty();
		}
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
	private void answer(JSONRPCRequest request, ContextView context, TestTransport transport) {
		Exchange exchange = transport.exchange("the answer to " + request.method());
		this.answers.apply(request)
			.flatMap(transport::sendDirectly)
			.contextWrite((own) -> own.put(Exchange.class, exchange)
				.putAllMap(context.<CallOptions>getOrEmpty(CallOptions.class)
					.map((caller) -> Map.of(CallOptions.class, caller))
					.orElse(Map.of())))
			.subscribe((sent) -> {
			}, (ex) -> {
				if (!transport.isClosing()) {
					lose(exchange, ex);
				}
			});
	}

	private void lose(Exchange answer, Throwable reason) {
		this.findings.unscripted(
				"The server does not get %s: %s%n%s".formatted(answer.subject(), Reason.of(reason), answer.details()),
				reason);
		answersLost(reason);
	}

	/**
	 * Returns the response to a request that the SDK's client knows nothing of. It is
	 * waited for from now on.
	 * @param id the id of the request, which is yet to be sent
	 * @return the response
	 */
	Mono<JSONRPCResponse> response(Object id) {
		Sinks.One<JSONRPCResponse> response = Sinks.one();
		this.rawRequests.put(id, response);
		return response.asMono().doFinally((end) -> this.rawRequests.remove(id));
	}

	/**
	 * Returns how often the server has told that its list of tools has changed.
	 * @return the number of times
	 */
	public long toolListChanges() {
		return this.toolListChanges.get();
	}

}
