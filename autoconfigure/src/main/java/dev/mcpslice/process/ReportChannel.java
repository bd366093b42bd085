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

package dev.mcpslice.process;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.mcpslice.internal.endpoint.EventLoops;
import dev.mcpslice.internal.reporter.Message;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelGroupFuture;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.util.concurrent.ImmediateEventExecutor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.NettyInbound;
import reactor.netty.tcp.TcpServer;

/**
 * Where one server's process reports to: a port of the loopback address, bound for it
 * alone. The first connection that begins with the nonce is that of the server. Others
 * are closed and counted. Nothing is ever sent.
 * <p>
 * A Unix domain socket in a directory of its own would need no nonce. This is a port
 * nevertheless, since the path of such a socket may have 104 characters on macOS and 108
 * on Linux, and directories for temporary files may be longer.
 */
final class ReportChannel {

	private static final int NONCE_BYTES = 32;

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final SecureRandom random = new SecureRandom();

	private final String nonce = createNonce();

	private final Consumer<Message> messages;

	private final Consumer<Throwable> failures;

	// Closes connections that are accepted after it has been closed, too.
	private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);

	private final AtomicReference<@Nullable Connection> authenticated = new AtomicReference<>();

	private final CompletableFuture<Void> drained = new CompletableFuture<>();

	private final AtomicInteger refused = new AtomicInteger();

	private final DisposableServer server;

	/**
	 * Opens a channel.
	 * @param messages gets what the server says
	 * @param failures gets what the server says and is no message
	 */
	ReportChannel(Consumer<Message> messages, Consumer<Throwable> failures) {
		this.messages = messages;
		this.failures = failures;
		this.server = TcpServer.create()
			.host("127.0.0.1")
			.port(0)
			.runOn(EventLoops.ofClients())
			.doOnConnection(this::accept)
			.handle((inbound, outbound) -> read(inbound))
			.bindNow(LIMIT);
	}

	private static String createNonce() {
		byte[] bytes = new byte[NONCE_BYTES];
		random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private void accept(Connection connection) {
		this.connections.add(connection.channel());
		connection.addHandlerLast(new LineBasedFrameDecoder(Message.MAX_LENGTH, true, true));
	}

	private Publisher<Void> read(NettyInbound inbound) {
		Conversation conversation = new Conversation();
		inbound.withConnection(conversation::begin);
		return inbound.receive()
			.asString(StandardCharsets.UTF_8)
			.takeWhile(conversation::read)
			.then()
			.onErrorResume((ex) -> Mono.fromRunnable(() -> conversation.fail(ex)))
			.doFinally((signal) -> conversation.end());
	}

	int port() {
		return this.server.port();
	}

	String nonce() {
		return this.nonce;
	}

	/**
	 * Returns how many connections were not the server's.
	 * @return their number
	 */
	int refused() {
		return this.refused.get();
	}

	/**
	 * Returns whether the server has connected.
	 * @return whether it has
	 */
	boolean isConnected() {
		return this.authenticated.get() != null;
	}

	/**
	 * Returns what completes when the server's connection has ended and all that it has
	 * said has been read.
	 * @return the end
	 */
	CompletableFuture<Void> drained() {
		return this.drained;
	}

	/**
	 * Closes the channel and with it the connection, which tells the server to end. Does
	 * not wait for that: the thread may be interrupted, or be one that must not block.
	 */
	void close() {
		this.server.dispose();
		ChannelGroupFuture unused = this.connections.close();
	}

	/**
	 * Returns what completes when the port is closed. Java gives it back to the operating
	 * system as the event loop turns to its selector next: who connects until then is
	 * accepted by nobody, and dropped.
	 * @return the end
	 */
	CompletableFuture<Void> unbound() {
		return this.server.onDispose().toFuture();
	}

	/**
	 * What one connection says.
	 */
	private final class Conversation {

		private @Nullable Connection connection;

		void begin(Connection connection) {
			this.connection = connection;
		}

		boolean read(String line) {
			if (isAuthenticated()) {
				ReportChannel.this.messages.accept(Message.parse(line));
				return true;
			}
			boolean accepted = MessageDigest.isEqual(line.getBytes(StandardCharsets.UTF_8),
					ReportChannel.this.nonce.getBytes(StandardCharsets.UTF_8))
					&& ReportChannel.this.authenticated.compareAndSet(null, this.connection);
			if (!accepted) {
				ReportChannel.this.refused.incrementAndGet();
			}
			return accepted;
		}

		private boolean isAuthenticated() {
			return this.connection != null && ReportChannel.this.authenticated.get() == this.connection;
		}

		void fail(Throwable failure) {
			if (isAuthenticated()) {
				ReportChannel.this.failures.accept(failure);
			}
			else {
				ReportChannel.this.refused.incrementAndGet();
			}
		}

		void end() {
			if (isAuthenticated()) {
				ReportChannel.this.drained.complete(null);
			}
		}

	}

}
