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

package dev.mcpslice.internal.endpoint;

import java.time.Duration;

import io.netty.channel.EventLoopGroup;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/**
 * Event loops of servers and clients. For use by mcpslice itself.
 * <p>
 * Each server has loops of its own, since an application may block them, and with them
 * whatever else runs there. All clients of the JVM share loops on which no code of a test
 * or an application runs, and of which nobody disposes, so that closing a client takes
 * nothing away from another. Neither are reactor-netty's global ones, which ordinary
 * application contexts dispose of when they close. All are daemon threads, and started
 * when they have something to do.
 * <p>
 * They are NIO's even where Netty has native ones. Seen with Netty 4.2.17 and strace: an
 * epoll loop that closes a connection and opens another while it handles one batch of
 * events gives the new one, which may have got the same file descriptor, what was meant
 * for the old one, and the new one fails with a {@code NotYetConnectedException}. Clients
 * of many contexts that come and go on shared loops meet that in practice.
 */
public final class EventLoops {

	private static final LoopResources CLIENTS = nio(
			LoopResources.create("mcpslice-client", LoopResources.DEFAULT_IO_WORKER_COUNT, true), false);

	/**
	 * As many as reactor-netty has on a small machine. A loop that is never used has no
	 * thread, and takes two file descriptors and 12 KiB (100 groups of 1 to 4 loops, JDK
	 * 17, Linux).
	 */
	private static final int SERVER_LOOPS = Math.min(4, LoopResources.DEFAULT_IO_WORKER_COUNT);

	private EventLoops() {
	}

	/**
	 * Returns the event loops that all clients share. Thread-safe.
	 * @return the event loops, which nobody can dispose of
	 */
	public static LoopResources ofClients() {
		return CLIENTS;
	}

	/**
	 * Creates event loops for a server.
	 * @return the event loops, to be disposed of with the server
	 */
	public static LoopResources forServer() {
		return nio(LoopResources.create("mcpslice-server", SERVER_LOOPS, true), true);
	}

	private static LoopResources nio(LoopResources loops, boolean disposable) {
		return new LoopResources() {

			@Override
			public EventLoopGroup onServer(boolean useNative) {
				return loops.onServer(false);
			}

			@Override
			public Mono<Void> disposeLater(Duration quietPeriod, Duration timeout) {
				return disposable ? loops.disposeLater(quietPeriod, timeout) : Mono.empty();
			}

			@Override
			public boolean isDisposed() {
				return loops.isDisposed();
			}

		};
	}

}
