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

package dev.mcpslice.internal.client.stdio;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.http.ClientThreads;
import dev.mcpslice.internal.client.transport.CallOptions;
import dev.mcpslice.internal.client.transport.Exchange;
import dev.mcpslice.internal.client.transport.MessageTap;
import dev.mcpslice.internal.client.transport.Reason;
import dev.mcpslice.internal.client.transport.TestTransport;
import dev.mcpslice.internal.client.wire.Recording;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.ProtocolVersions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * {@link TestTransport} over the standard streams of a process. What ends the connection
 * fails all that waits for an answer, at once.
 */
public final class StdioTransport implements TestTransport {

	/**
	 * How long it may take to know why a server does not read any more.
	 */
	private static final Duration EXIT_LIMIT = Duration.ofSeconds(5);

	private final StdioConnection connection;

	private final CallOptions options;

	private final Recording recording;

	private final MessageTap tap;

	private final McpJsonMapper jsonMapper = McpJsonDefaults.getMapper();

	private final Sinks.Many<String> lines = Sinks.many().unicast().onBackpressureBuffer();

	private final Sinks.Empty<Void> broken = Sinks.empty();

	// A server that does not read must not keep calls from their timeouts.
	private final Scheduler writer = Schedulers.single(ClientThreads.scheduler());

	private volatile String end = "The client is closed.";

	private volatile @Nullable String failure;

	private volatile boolean closing;

	/**
	 * Creates a transport.
	 * @param connection to the server
	 * @param options what is set for the client
	 * @param tap sees each message
	 */
	public StdioTransport(StdioConnection connection, CallOptions options, MessageTap tap) {
		this.connection = connection;
		this.options = options;
		this.recording = new Recording("over stdio with " + connection + options.suffix(), options.secrets());
		this.tap = tap;
	}

	@Override
	public void handshake(Runnable initialize, Runnable close) {
		try {
			initialize.run();
		}
		catch (RuntimeException ex) {
			String reason = this.failure;
			if (reason == null) {
				reason = Reason.of(ex);
			}
			McpHandshakeException failure = new McpHandshakeException(McpTransport.STDIO, this.connection.toString(),
					reason + this.connection.output(), null, ex);
			try {
				close.run();
			}
			catch (RuntimeException closeFailure) {
				failure.addSuppressed(closeFailure);
			}
			throw failure;
		}
	}

	@Override
	public Exchange exchange(String title) {
		return new Exchange(title + this.options.by(), McpTransport.STDIO, this.connection.toString(),
				this.options.secrets());
	}

	// A client of the SDK that is told of news while it is closed connects once more.
	@Override
	public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
		return this.closing ? Mono.empty() : Mono.fromRunnable(() -> {
			this.lines.asFlux()
				.publishOn(ClientThreads.scheduler())
				.concatMap((line) -> receive(line, handler))
				.subscribe((message) -> {
				}, (ex) -> fail(Reason.of(ex)), () -> fail(this.end));
			// The end comes after all that has been written before.
			this.connection.read(this.lines::tryEmitNext, (reason) -> {
				this.end = reason;
				this.lines.emitComplete(EmitFailureHandler.busyLooping(EXIT_LIMIT));
			});
		});
	}

	private Mono<JSONRPCMessage> receive(String line, Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
		JSONRPCMessage message;
		try {
			message = McpSchema.deserializeJsonRpcMessage(this.jsonMapper, line);
		}
		catch (IOException | IllegalArgumentException ex) {
			this.recording.malformed(line);
			fail("%s has written what is no message: %s (%s)".formatted(this.connection, line, ex.getMessage()));
			return Mono.empty();
		}
		this.recording.received(message, null);
		return handler.apply(Mono.deferContextual((context) -> this.tap.received(message, context, this)));
	}

	private void fail(String reason) {
		if (this.closing || this.failure != null) {
			return;
		}
		this.failure = reason;
		IllegalStateException failure = new IllegalStateException(reason);
		this.broken.tryEmitError(failure);
		this.tap.disconnected(failure);
	}

	@Override
	public Mono<Void> sendMessage(JSONRPCMessage message) {
		Mono<Void> sent = sendDirectly(message);
		// The SDK removes a request that fails, and has forgotten one that is answered.
		return (message instanceof JSONRPCRequest) ? sent.then(this.broken.asMono()) : sent;
	}

	@Override
	public Mono<Void> sendDirectly(JSONRPCMessage message) {
		return Mono.deferContextual((context) -> {
			String failure = this.closing ? "The client is closed." : this.failure;
			if (failure != null) {
				return Mono.error(new IllegalStateException(failure));
			}
			CallOptions caller = context.<CallOptions>getOrEmpty(CallOptions.class).orElse(this.options);
			if (!caller.headers().isEmpty() || !caller.cookies().isEmpty()) {
				return Mono.error(new IllegalStateException(
						"%s speaks over stdio, where there are no HTTP headers: it cannot be told %s.".formatted(
								this.connection,
								caller.headers().isEmpty() ? "cookies" : caller.headers().headerNames())));
			}
			return Mono.defer(() -> {
				this.tap.sending(message, context);
				this.recording.sent(message);
				return write(message);
			}).subscribeOn(this.writer);
		});
	}

	private Mono<Void> write(JSONRPCMessage message) {
		try {
			this.connection.write(this.jsonMapper.writeValueAsString(message));
			return Mono.empty();
		}
		catch (IOException ex) {
			// The end of the stream says why.
			return Mono.firstWithSignal(this.broken.asMono(),
					Mono.<Void>error(ex).delaySubscription(EXIT_LIMIT, ClientThreads.timer()));
		}
	}

	@Override
	public String silence() {
		return "";
	}

	@Override
	public Recording recording() {
		return this.recording;
	}

	@Override
	public boolean isClosing() {
		return this.closing;
	}

	@Override
	public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
		return this.jsonMapper.convertValue(data, type);
	}

	@Override
	public List<String> protocolVersions() {
		return List.of(ProtocolVersions.MCP_2024_11_05, ProtocolVersions.MCP_2025_03_26,
				ProtocolVersions.MCP_2025_06_18, ProtocolVersions.MCP_2025_11_25);
	}

	@Override
	public Mono<Void> closeGracefully() {
		return Mono.<Void>fromRunnable(() -> {
			this.closing = true;
			this.broken.tryEmitEmpty();
			this.lines.tryEmitComplete();
			this.connection.close();
			this.writer.dispose();
		}).subscribeOn(ClientThreads.scheduler());
	}

}
