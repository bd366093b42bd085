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

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.transport.Reason;
import dev.mcpslice.internal.client.transport.TestTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.http.HttpHeaders;

/**
 * Messages to a process, by hand.
 */
final class StdioEndpoint implements Endpoint {

	private final Supplier<TestTransport> transports;

	private final Duration timeout;

	private @Nullable OpenSession shared;

	StdioEndpoint(Supplier<TestTransport> transports, Duration timeout) {
		this.transports = transports;
		this.timeout = timeout;
	}

	@Override
	public McpTransport transport() {
		return McpTransport.STDIO;
	}

	// A session is a process, which takes seconds to start: there is another one only
	// when
	// that has ended.
	@Override
	public synchronized Session open(Consumer<HttpHeaders> change) {
		OpenSession session = this.shared;
		if (session == null || session.broken) {
			close();
			session = new OpenSession(this.transports.get());
			this.shared = session;
			session.initialize();
		}
		return session;
	}

	@Override
	public synchronized void close() {
		if (this.shared != null) {
			this.shared.transport.closeGracefully().block(this.timeout);
			this.shared = null;
		}
	}

	private final class OpenSession implements Session {

		private final TestTransport transport;

		private final AtomicInteger ids = new AtomicInteger();

		private final ConcurrentMap<Object, Sinks.One<JSONRPCResponse>> pending = new ConcurrentHashMap<>();

		private volatile boolean broken;

		private Answer initialized = Answer.none("not initialized");

		private OpenSession(TestTransport transport) {
			this.transport = transport;
		}

		private void initialize() {
			this.transport.connect((message) -> message.doOnNext(this::receive).then(Mono.empty()))
				.block(StdioEndpoint.this.timeout);
			this.initialized = request("initialize", Messages.initialize(Messages.VERSION)).came();
			post(Messages.INITIALIZED, AS_USUAL);
		}

		private void receive(JSONRPCMessage message) {
			if (message instanceof JSONRPCResponse response && response.id() != null) {
				Sinks.One<JSONRPCResponse> waiting = this.pending.remove(response.id());
				if (waiting != null) {
					waiting.tryEmitValue(response);
				}
			}
		}

		@Override
		public Answer initialized() {
			return this.initialized;
		}

		@Override
		public String id() {
			return "";
		}

		@Override
		public Exchange post(String text, Consumer<HttpHeaders> change) {
			try {
				JSONRPCMessage message = McpSchema.deserializeJsonRpcMessage(McpJsonDefaults.getMapper(), text);
				return new Exchange(Text.beginning(text), send(message));
			}
			catch (IOException ex) {
				throw new IllegalArgumentException(text, ex);
			}
		}

		private Answer send(JSONRPCMessage message) {
			try {
				Mono<Void> sent = this.transport.sendDirectly(message);
				if (!(message instanceof JSONRPCRequest request)) {
					sent.block(StdioEndpoint.this.timeout);
					return new Answer(0, HttpHeaders.EMPTY, "", null);
				}
				Sinks.One<JSONRPCResponse> response = Sinks.one();
				this.pending.put(request.id(), response);
				return sent.then(response.asMono())
					.map(this::answer)
					.blockOptional(StdioEndpoint.this.timeout)
					.orElseThrow();
			}
			catch (RuntimeException ex) {
				this.broken = true;
				return Answer.none(Reason.of(ex));
			}
		}

		private Answer answer(JSONRPCResponse response) {
			try {
				return new Answer(0, HttpHeaders.EMPTY, McpJsonDefaults.getMapper().writeValueAsString(response), null);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public Exchange request(String method, String params, Consumer<HttpHeaders> change) {
			return post(Messages.request(String.valueOf(this.ids.incrementAndGet()), method, params), change);
		}

		@Override
		public void close() {
			// Others use it as well.
		}

	}

}
