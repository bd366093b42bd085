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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * Deals with all that arrives for a test client and is none of the SDK's client's
 * business: notifications, answers to raw requests, and requests that the SDK would
 * answer without the test knowing.
 */
final class Inbox implements MessageTap {

	private static final String UNDECLARED = "The client has not declared that it can answer it.";

	private final NotificationLog notifications;

	private final Findings findings;

	private final ScriptedRoots roots;

	private final ClientCapabilities capabilities;

	private final Map<Object, Exchange> exchanges = new ConcurrentHashMap<>();

	private final Map<Object, Sinks.One<JSONRPCResponse>> rawRequests = new ConcurrentHashMap<>();

	private final AtomicLong rawIds = new AtomicLong();

	private final AtomicLong toolListChanges = new AtomicLong();

	private volatile @Nullable Function<JSONRPCMessage, Mono<Void>> sender;

	Inbox(NotificationLog notifications, Findings findings, ScriptedRoots roots, ClientCapabilities capabilities) {
		this.notifications = notifications;
		this.findings = findings;
		this.roots = roots;
		this.capabilities = capabilities;
	}

	void sendWith(Function<JSONRPCMessage, Mono<Void>> sender) {
		this.sender = sender;
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

	/**
	 * Stops writing down a call, which may still have no answer.
	 * @param exchange where it was written down
	 */
	void forget(Exchange exchange) {
		this.exchanges.values().removeIf(exchange::equals);
	}

	@Override
	public Mono<JSONRPCMessage> received(JSONRPCMessage message) {
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
		return received((JSONRPCRequest) message);
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

	private Mono<JSONRPCMessage> received(JSONRPCRequest request) {
		boolean answered = switch (request.method()) {
			case McpSchema.METHOD_PING -> true;
			case McpSchema.METHOD_SAMPLING_CREATE_MESSAGE -> this.capabilities.sampling() != null;
			case McpSchema.METHOD_ELICITATION_CREATE -> this.capabilities.elicitation() != null;
			case McpSchema.METHOD_ROOTS_LIST -> this.capabilities.roots() != null;
			default -> false;
		};
		if (!answered) {
			// The SDK refuses it.
			Script.unscripted(request.method(), request, UNDECLARED, this.findings);
		}
		else if (request.method().equals(McpSchema.METHOD_ROOTS_LIST)) {
			send(this.roots.answer(request)).subscribe((sent) -> {
			}, (ex) -> this.findings.unscripted(new AssertionError("The roots could not be sent", ex)));
			return Mono.empty();
		}
		return Mono.just(request);
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
		Function<JSONRPCMessage, Mono<Void>> sender = this.sender;
		return (sender != null) ? sender.apply(message) : Mono.error(new IllegalStateException("Not connected"));
	}

	/**
	 * Returns how often the server has told that its list of tools has changed.
	 * @return the number of times
	 */
	long toolListChanges() {
		return this.toolListChanges.get();
	}

}
