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

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.mcpslice.client.Wire;
import dev.mcpslice.internal.client.http.ClientThreads;
import dev.mcpslice.internal.client.transport.CallOptions;
import dev.mcpslice.internal.client.transport.Exchange;
import dev.mcpslice.internal.client.transport.MessageTap;
import dev.mcpslice.internal.client.transport.TestTransport;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpClient.AsyncSpec;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities.ToolCapabilities;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * A session of a test client: the SDK's client, what arrives past it, and what the test
 * should know of. Shared by all views of one client.
 */
public final class TestSession {

	/**
	 * Longer than any call may take, since each has a limit of its own here.
	 */
	private static final Duration SDK_TIMEOUT = Duration.ofDays(1);

	/**
	 * How long a server may take to help to explain a failure.
	 */
	private static final Duration EXPLANATION_LIMIT = Duration.ofSeconds(2);

	private final Findings findings;

	private final NotificationLog notifications;

	private final Inbox inbox;

	private final TestTransport transport;

	private final McpAsyncClient client;

	private final InitializeResult server;

	private final ToolSchemas schemas;

	private final AtomicLong directRequests = new AtomicLong();

	private final Set<TestSession> children = new LinkedHashSet<>();

	private volatile @Nullable TestSession parent;

	private boolean closed;

	/**
	 * Opens a session: connects, and initializes the SDK's client.
	 * @param connector makes the transport, which tells of each message
	 * @param options how long to wait
	 * @param findings what the test has to know of
	 * @param answers answers requests of the server; the answer may be an error
	 * @param capabilities says what the client is and can do
	 * @throws dev.mcpslice.client.McpHandshakeException if the handshake fails
	 */
	public TestSession(Function<MessageTap, TestTransport> connector, CallOptions options, Findings findings,
			Function<JSONRPCRequest, Mono<JSONRPCResponse>> answers, Consumer<AsyncSpec> capabilities) {
		this.findings = findings;
		this.notifications = new NotificationLog(findings);
		this.inbox = new Inbox(this.notifications, findings, answers);
		this.transport = connector.apply(this.inbox);
		AsyncSpec spec = McpClient.async(this.transport)
			.initializationTimeout(options.handshakeTimeout())
			.requestTimeout(SDK_TIMEOUT);
		capabilities.accept(spec);
		this.client = spec.build();
		this.transport.handshake(() -> this.client.initialize().block(), () -> this.client.closeGracefully().block());
		this.server = this.client.getCurrentInitializationResult();
		this.schemas = new ToolSchemas(tellsChangesOfTools(this.server.capabilities().tools()));
	}

	private static boolean tellsChangesOfTools(@Nullable ToolCapabilities declared) {
		return declared != null && Boolean.TRUE.equals(declared.listChanged());
	}

	public McpAsyncClient client() {
		return this.client;
	}

	public InitializeResult server() {
		return this.server;
	}

	public NotificationLog notifications() {
		return this.notifications;
	}

	public ToolSchemas schemas() {
		return this.schemas;
	}

	public Findings findings() {
		return this.findings;
	}

	/**
	 * Returns why no notifications arrive outside of calls.
	 * @return a sentence, or an empty text if there is no reason
	 */
	public String silence() {
		return this.transport.silence();
	}

	/**
	 * Returns what goes over the wire.
	 * @return the recording
	 */
	public Wire wire() {
		return this.transport.recording();
	}

	/**
	 * Returns how often the server has told that its list of tools has changed.
	 * @return the number of times
	 */
	public long toolListChanges() {
		return this.inbox.toolListChanges();
	}

	/**
	 * Sends a request that the SDK's client knows nothing of.
	 * @param method the method
	 * @param params the parameters
	 * @return the response
	 */
	public Mono<JSONRPCResponse> request(String method, @Nullable Object params) {
		return Mono.defer(() -> {
			String id = "mcpslice-" + this.directRequests.incrementAndGet();
			Mono<JSONRPCResponse> response = this.inbox.response(id);
			return this.transport.sendDirectly(new JSONRPCRequest(method, id, params)).then(response);
		});
	}

	/**
	 * Sends a notification that the SDK's client knows nothing of.
	 * @param method the method
	 * @param params the parameters
	 * @return completes when it has been sent
	 */
	public Mono<Void> notify(String method, @Nullable Object params) {
		return this.transport.sendDirectly(new JSONRPCNotification(method, params));
	}

	/**
	 * Adds a session that ends with this one.
	 * @param child the session
	 */
	public synchronized void add(TestSession child) {
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
	public synchronized void assertOpen() {
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
	public <R> Outcome<R> execute(String title, CallOptions options, Mono<R> call) {
		assertOpen();
		int mark = this.findings.mark();
		Exchange exchange = this.transport.exchange(title);
		Outcome<R> outcome = await(exchange, options, call);
		this.findings.raise(mark);
		return outcome;
	}

	private <R> Outcome<R> await(Exchange exchange, CallOptions options, Mono<R> call) {
		this.findings.callStarted();
		try {
			R result = Mono.firstWithSignal(call, exchange.<R>failure())
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
			this.findings.callEnded();
		}
	}

	private TimeoutException timeout(Exchange exchange, Duration timeout) {
		exchange.note("\nWhat the server has told this client so far:\n" + this.notifications + BusyThreads.describe());
		String state = exchange.state();
		return new TimeoutException(
				"No answer within " + Exchange.duration(timeout) + (state.isEmpty() ? "" : ": " + state));
	}

	/**
	 * Asks the server for something that only helps to explain a failure. Nothing that
	 * goes wrong with it is told.
	 * @param <R> the type of the answer
	 * @param options who asks
	 * @param question the question
	 * @return the answer, if there is one in time
	 */
	public <R> Optional<R> askQuietly(CallOptions options, Mono<R> question) {
		synchronized (this) {
			if (this.closed) {
				return Optional.empty();
			}
		}
		try {
			return question.contextWrite((context) -> context.put(CallOptions.class, options))
				.timeout(EXPLANATION_LIMIT, ClientThreads.timer())
				.blockOptional();
		}
		catch (RuntimeException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Closes the session and tells what the test should know.
	 */
	public void close() {
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
