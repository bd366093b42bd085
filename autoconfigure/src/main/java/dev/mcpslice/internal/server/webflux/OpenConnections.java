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

package dev.mcpslice.internal.server.webflux;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ImmediateEventExecutor;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;

/**
 * The connections that clients have to the web server.
 */
final class OpenConnections implements NettyServerCustomizer {

	private static final Duration LIMIT = Duration.ofSeconds(2);

	/**
	 * How long to wait for a client that does not read the end of TLS. Netty would wait 3
	 * s.
	 */
	private static final Duration TLS_LIMIT = Duration.ofMillis(100);

	private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

	@Override
	public HttpServer apply(HttpServer server) {
		// Even those that wait for the handshake of TLS, and may wait long.
		return server.doOnChannelInit((observer, channel, address) -> this.channels.add(channel));
	}

	/**
	 * Returns the event loops in which the connections are served.
	 * @return the event loops
	 */
	Set<EventLoop> eventLoops() {
		return this.channels.stream().map(Channel::eventLoop).collect(Collectors.toSet());
	}

	/**
	 * Drops all connections.
	 */
	void close() {
		for (Channel connection : this.channels) {
			SslHandler tls = connection.pipeline().get(SslHandler.class);
			if (tls != null) {
				tls.setCloseNotifyFlushTimeoutMillis(TLS_LIMIT.toMillis());
			}
		}
		this.channels.close().awaitUninterruptibly(LIMIT.toMillis());
	}

}
