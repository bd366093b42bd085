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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * A session of a test client: the SDK's client, what arrives past it, and what the test
 * should know of. Shared by all views of one client.
 */
final class TestSession {

	/**
	 * Longer than any call may take, since each has a limit of its own here.
	 */
	static final Duration SDK_TIMEOUT = Duration.ofDays(1);

	private final SliceClientTransport transport;

	private final McpAsyncClient client;

	private final InitializeResult server;

	private final Inbox inbox;

	private final NotificationLog notifications;

	private final ScriptedPeer peer;

	private final ScriptedRoots roots;

	private final Findings findings;

	private final ToolSchemas schemas = new ToolSchemas();

	private final List<McpTestClient> children = new CopyOnWriteArrayList<>();

	private final AtomicBoolean closed = new AtomicBoolean();

	TestSession(SliceClientTransport transport, McpAsyncClient client, Inbox inbox, NotificationLog notifications,
			ScriptedPeer peer, ScriptedRoots roots, Findings findings) {
		this.transport = transport;
		this.client = client;
		this.server = client.getCurrentInitializationResult();
		this.inbox = inbox;
		this.notifications = notifications;
		this.peer = peer;
		this.roots = roots;
		this.findings = findings;
	}

	McpAsyncClient client() {
		return this.client;
	}

	InitializeResult server() {
		return this.server;
	}

	Inbox inbox() {
		return this.inbox;
	}

	NotificationLog notifications() {
		return this.notifications;
	}

	ScriptedPeer peer() {
		return this.peer;
	}

	ScriptedRoots roots() {
		return this.roots;
	}

	ToolSchemas schemas() {
		return this.schemas;
	}

	Findings findings() {
		return this.findings;
	}

	void add(McpTestClient child) {
		this.children.add(child);
	}

	/**
	 * Makes a call and waits for its end.
	 * @param <R> the type of the result
	 * @param method the method of the call
	 * @param options who calls, and how long it may take
	 * @param call the call
	 * @return what became of it
	 * @throws AssertionError if the server did something against the script meanwhile
	 */
	<R> Outcome<R> execute(String method, CallOptions options, Mono<R> call) {
		Assert.state(!this.closed.get(), "This client has been closed.");
		Exchange exchange = this.transport.exchange(method);
		Outcome<R> outcome = await(exchange, options, call);
		this.findings.raise();
		return outcome;
	}

	private <R> Outcome<R> await(Exchange exchange, CallOptions options, Mono<R> call) {
		try {
			R result = call
				.contextWrite((context) -> context.put(Exchange.class, exchange).put(CallOptions.class, options))
				.timeout(options.timeout(), Mono.error(() -> timeout(exchange, options)))
				.blockOptional()
				.orElseThrow();
			return Outcome.success(exchange, result);
		}
		catch (RuntimeException ex) {
			return Outcome.failure(exchange, Exceptions.unwrap(ex));
		}
		finally {
			this.inbox.forget(exchange);
		}
	}

	private TimeoutException timeout(Exchange exchange, CallOptions options) {
		return new TimeoutException("No answer to %s within %s. What the server has told this client so far:%n%s"
			.formatted(exchange.method(), options.timeout(), this.notifications));
	}

	/**
	 * Closes the session and tells what the test has not been told.
	 */
	void close() {
		if (!this.closed.compareAndSet(false, true)) {
			return;
		}
		List<AssertionError> findings = new ArrayList<>();
		for (McpTestClient child : this.children) {
			collect(child::close, findings);
		}
		this.client.closeGracefully().block();
		collect(this.findings::raiseAll, findings);
		Findings.raise(findings);
	}

	private static void collect(Runnable action, List<AssertionError> findings) {
		try {
			action.run();
		}
		catch (AssertionError ex) {
			findings.add(ex);
		}
	}

}
