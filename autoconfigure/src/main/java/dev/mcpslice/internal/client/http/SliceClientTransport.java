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

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.transport.CallOptions;
import dev.mcpslice.internal.client.transport.Exchange;
import dev.mcpslice.internal.client.transport.MessageTap;
import dev.mcpslice.internal.client.transport.Reason;
import dev.mcpslice.internal.client.transport.TestTransport;
import dev.mcpslice.internal.client.wire.RecordedMessage;
import dev.mcpslice.internal.client.wire.Recording;
import dev.mcpslice.internal.client.wire.Secrets;
import dev.mcpslice.internal.endpoint.EventLoops;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.netty.resolver.DefaultAddressResolverGroup;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.util.context.ContextView;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Upstream's client transport on the slice's event loops, with connections of its own
 * that end with it, and a watch over the handshake.
 */
public final class SliceClientTransport implements TestTransport {

	/**
	 * Connections that one client may hold: as many calls as a test cares to make at
	 * once.
	 */
	private static final int MAX_CONNECTIONS = 1000;

	/**
	 * How long a server may take to end a session, which is less than the SDK waits.
	 */
	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

	private final McpTransport transport;

	private final URI uri;

	private final HandshakeWatch handshake;

	private final ListeningWatch listening;

	private final ConnectionProvider connections = ConnectionProvider.create("mcpslice", MAX_CONNECTIONS);

	private final Duration handshakeTimeout;

	private final boolean listens;

	private final MessageTap tap;

	private final Recording recording;

	private final Secrets secrets;

	private final String by;

	private final McpClientTransport upstream;

	private volatile @Nullable String protocolVersion;

	private volatile @Nullable Object initialize;

	private volatile boolean closing;

	/**
	 * Creates a transport.
	 * @param transport which one it is
	 * @param uri where the server is
	 * @param check names the server that is meant
	 * @param options who calls, and how long to wait
	 * @param tap sees each message
	 * @param access how to connect
	 * @param sslBundle how TLS is spoken, if that is said
	 * @param decorator changes the connector
	 */
	public SliceClientTransport(McpTransport transport, URI uri, ServerCheck check, CallOptions options, MessageTap tap,
			ServerAccess access, @Nullable SslBundle sslBundle, UnaryOperator<ClientHttpConnector> decorator) {
		this.transport = transport;
		this.secrets = options.secrets();
		this.uri = this.secrets.mask(uri);
		this.handshakeTimeout = options.handshakeTimeout();
		this.listens = transport == McpTransport.STREAMABLE_HTTP && check.isSlice();
		this.tap = tap;
		this.by = options.by();
		this.recording = new Recording("over %s with %s%s".formatted(transport, this.uri, options.suffix()),
				this.secrets);
		boolean sse = transport == McpTransport.SSE;
		this.handshake = new HandshakeWatch(sse, this.secrets, check::doubt,
				(status, headers) -> access.advice(status, headers, false));
		this.listening = new ListeningWatch(tap, sse, this.secrets, () -> !this.closing && this.handshake.isOver());
		McpJsonMapper mapper = new MessageMapper(McpJsonDefaults.getMapper(),
				() -> tap != MessageTap.NONE || !this.handshake.isOver());
		this.upstream = UpstreamTransports.create(transport, uri, mapper, WebClient.builder()
			.clientConnector(
					new WireConnector(decorator.apply(access.connector(httpClient(this.connections), sslBundle))))
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1))
			.filter(this.handshake)
			.filter(this.listening)
			.filter(new CallWatch(sse, this.listening, access))
			.filter(check)
			.filter(new CallerFilter(options))
			.filter(new WireFilter(this.recording)));
	}

	/**
	 * Creates an HTTP client that shares nothing with reactor-netty's global resources,
	 * which others dispose of. The resolver is the JVM's for the same reason. A request
	 * is sent once: reactor-netty would send it again when the connection is dropped
	 * before the answer, and a tool would be called twice.
	 * @param connections where connections are kept
	 * @return the client
	 */
	public static HttpClient httpClient(ConnectionProvider connections) {
		return HttpClient.create(connections)
			.runOn(EventLoops.ofClients())
			.resolver(DefaultAddressResolverGroup.INSTANCE)
			.disableRetry(true);
	}

	@Override
	public void handshake(Runnable initialize, Runnable close) {
		try {
			initialize.run();
			if (this.listens) {
				this.listening.await(this.handshakeTimeout);
			}
			this.handshake.end();
		}
		catch (RuntimeException ex) {
			this.handshake.end();
			close.run();
			String failure = this.handshake.failure();
			throw new McpHandshakeException(this.transport, this.uri.toString(),
					this.secrets.text((failure != null) ? failure : describe(ex)), this.handshake.status(), ex);
		}
	}

	private String describe(RuntimeException ex) {
		return (NestedExceptionUtils.getRootCause(ex) instanceof TimeoutException)
				? "no answer in time: " + this.handshake.state() : Reason.lines(Reason.of(ex), "");
	}

	@Override
	public Exchange exchange(String title) {
		return new Exchange(title + this.by, this.transport, this.uri.toString(), this.secrets);
	}

	@Override
	public String silence() {
		if (this.transport == McpTransport.STATELESS) {
			return " A stateless server tells its clients nothing outside of calls.";
		}
		String refusal = this.listening.refusal();
		return (refusal != null) ? " The event stream for notifications outside of calls was refused: " + refusal + "."
				: "";
	}

	@Override
	public Recording recording() {
		return this.recording;
	}

	@Override
	public boolean isClosing() {
		return this.closing;
	}

	// A client of the SDK that is told of news while it is closed connects once more.
	@Override
	public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
		if (this.closing) {
			return Mono.empty();
		}
		return this.upstream.connect((message) -> handler
			.apply(message.flatMap((received) -> Mono.deferContextual((context) -> receive(received, context)))));
	}

	private Mono<JSONRPCMessage> receive(JSONRPCMessage message, ContextView context) {
		String malformed = MessageMapper.malformed(message);
		if (malformed != null) {
			return malformed(malformed, context);
		}
		if (message instanceof JSONRPCResponse response && !this.handshake.isOver()) {
			noticeAnswer(response);
		}
		this.recording.received(message, context.<RecordedMessage>getOrEmpty(RecordedMessage.class).orElse(null));
		return this.tap.received(message, context, this);
	}

	private Mono<JSONRPCMessage> malformed(String text, ContextView context) {
		// An event without data says nothing, such as one that tells from where to
		// resume.
		if (!text.isBlank()) {
			this.recording.malformed(text);
			this.handshake.fail(Reason.malformed(text));
			this.tap.malformed(text, context);
		}
		return Mono.empty();
	}

	private void noticeAnswer(JSONRPCResponse response) {
		if (response.id() == null || !response.id().equals(this.initialize)) {
			this.handshake.fail(Reason.unexpected(response));
			return;
		}
		if (response.result() instanceof Map<?, ?> result
				&& result.get("protocolVersion") instanceof String negotiated) {
			this.protocolVersion = negotiated;
		}
		this.handshake.answered();
	}

	@Override
	public Mono<Void> sendDirectly(JSONRPCMessage message) {
		String negotiated = this.protocolVersion;
		return sendMessage(message).contextWrite((context) -> (negotiated != null)
				? context.put(McpAsyncClient.NEGOTIATED_PROTOCOL_VERSION, negotiated) : context);
	}

	@Override
	public Mono<Void> sendMessage(JSONRPCMessage message) {
		if (this.closing && message instanceof JSONRPCRequest request) {
			return Mono.error(() -> new IllegalStateException(
					"The client is closed. It sends no '%s' any more.".formatted(request.method())));
		}
		Mono<Void> sent = Mono.deferContextual((context) -> {
			this.tap.sending(message, context);
			RecordedMessage recorded = this.recording.sent(message);
			return this.upstream.sendMessage(message)
				.contextWrite((sending) -> sending.put(RecordedMessage.class, recorded));
		});
		// The SDK may initialize again much later, which is no part of the handshake.
		if (this.handshake.isOver() || !(message instanceof JSONRPCRequest request)) {
			return sent;
		}
		this.initialize = request.id();
		// The SDK listens for errors of messages and not for those of connecting.
		return Mono.firstWithSignal(this.handshake.outcome(),
				sent.contextWrite((context) -> context.put(HandshakeWatch.INITIALIZE, true))
					.then(this.handshake.outcome()));
	}

	@Override
	public void setExceptionHandler(Consumer<Throwable> handler) {
		this.upstream.setExceptionHandler(handler);
	}

	@Override
	public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
		return this.upstream.unmarshalFrom(data, type);
	}

	@Override
	public List<String> protocolVersions() {
		return this.upstream.protocolVersions();
	}

	@Override
	public Mono<Void> closeGracefully() {
		this.closing = true;
		return this.upstream.closeGracefully()
			.timeout(CLOSE_LIMIT, ClientThreads.timer())
			.onErrorComplete()
			.doOnTerminate(this.recording::closed)
			.doFinally((signal) -> this.connections.dispose());
	}

}
