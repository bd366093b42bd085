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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities.ToolCapabilities;
import org.jspecify.annotations.Nullable;
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

	private final Findings findings;

	private final ToolSchemas schemas;

	private final Set<TestSession> children = new LinkedHashSet<>();

	private final AtomicInteger callsUnderWay = new AtomicInteger();

	private volatile @Nullable TestSession parent;

	private boolean closed;

	TestSession(SliceClientTransport transport, McpAsyncClient client, Inbox inbox, NotificationLog notifications,
			ScriptedPeer peer, Findings findings) {
		this.transport = transport;
		this.client = client;
		this.server = client.getCurrentInitializationResult();
		this.inbox = inbox;
		this.notifications = notifications;
		this.peer = peer;
		this.findings = findings;
		this.schemas = new ToolSchemas(tellsChangesOfTools(this.server.capabilities().tools()));
		findings.endOfEvents(this::endOfEvents);
		inbox.negotiated(
				(context) -> context.put(McpAsyncClient.NEGOTIATED_PROTOCOL_VERSION, this.server.protocolVersion()));
	}

	private static boolean tellsChangesOfTools(@Nullable ToolCapabilities declared) {
		return declared != null && Boolean.TRUE.equals(declared.listChanged());
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

	ToolSchemas schemas() {
		return this.schemas;
	}

	Findings findings() {
		return this.findings;
	}

	/**
	 * Returns why the server tells this client nothing outside of calls.
	 * @return a sentence, or an empty text if there is no reason
	 */
	String silence() {
		return this.transport.silence();
	}

	// Something may still arrive in a call that is under way.
	private @Nullable String endOfEvents() {
		return (this.callsUnderWay.get() == 0) ? this.transport.endOfEvents() : null;
	}

	/**
	 * Adds a session that ends with this one.
	 * @param child the session
	 */
	synchronized void add(TestSession child) {
		if (this.closed) {
			child.close();
		}
		assertOpen();
		child.parent = this;
		this.children.add(child);
	}

	private synchronized void remove(TestSession child) {
		this.children.remove(child);
	}

	/**
	 * Makes sure that the session has not been closed.
	 */
	synchronized void assertOpen() {
		Assert.state(!this.closed, "This client has been closed.");
	}

	/**
	 * Makes a call and waits for its end.
	 * @param <R> the type of the result
	 * @param title what is called
	 * @param options who calls, and how long it may take
	 * @param call the call
	 * @return what became of it
	 * @throws AssertionError if the server did something against the script meanwhile
	 */
	<R> Outcome<R> execute(String title, CallOptions options, Mono<R> call) {
		assertOpen();
		int mark = this.findings.mark();
		Exchange exchange = this.transport.exchange(title);
		Outcome<R> outcome = await(exchange, options, call);
		this.findings.raise(mark);
		return outcome;
	}

	private <R> Outcome<R> await(Exchange exchange, CallOptions options, Mono<R> call) {
		this.callsUnderWay.incrementAndGet();
		try {
			R result = Mono.firstWithSignal(call, this.inbox.lostAnswer())
				.contextWrite((context) -> context.put(Exchange.class, exchange).put(CallOptions.class, options))
				.timeout(options.timeout(), Mono.error(() -> timeout(exchange, options.timeout())),
						ClientThreads.timer())
				.blockOptional()
				.orElseThrow();
			return Outcome.success(exchange, result);
		}
		catch (RuntimeException ex) {
			return Outcome.failure(exchange, Exceptions.unwrap(ex));
		}
		finally {
			this.inbox.forget(exchange);
			this.callsUnderWay.decrementAndGet();
			this.findings.lookAgain();
		}
	}

	private TimeoutException timeout(Exchange exchange, Duration timeout) {
		exchange.note("\nWhat the server has told this client so far:\n" + this.notifications);
		return new TimeoutException("No answer within " + Exchange.duration(timeout));
	}

	/**
	 * Closes the session and tells what the test should know.
	 */
	void close() {
		List<TestSession> children;
		synchronized (this) {
			if (this.closed) {
				return;
			}
			this.closed = true;
			children = List.copyOf(this.children);
		}
		TestSession parent = this.parent;
		if (parent != null) {
			parent.remove(this);
		}
		List<AssertionError> findings = new ArrayList<>();
		children.forEach((child) -> collect(child, findings));
		this.inbox.closing();
		try {
			this.client.closeGracefully().block();
		}
		finally {
			findings.addAll(this.findings.rest());
			Findings.raise(findings);
		}
	}

	private static void collect(TestSession child, List<AssertionError> findings) {
		try {
			child.close();
		}
		catch (AssertionError ex) {
			findings.add(ex);
		}
	}

}
