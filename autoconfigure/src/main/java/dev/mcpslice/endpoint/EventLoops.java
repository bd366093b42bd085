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

package dev.mcpslice.endpoint;

import reactor.netty.resources.LoopResources;

/**
 * The event loops on which all servers and clients of all slices in this JVM run.
 * <p>
 * They are shared, so that threads are bounded by cores and not by contexts; they are
 * daemon threads and nobody disposes of them, so that closing one context neither waits
 * for a quiet period nor takes the loops away from another; and they are not
 * reactor-netty's global ones, which ordinary application contexts dispose of when they
 * close.
 * <p>
 * They are NIO's even where Netty has native ones. Seen with Netty 4.2.17 and strace: an
 * epoll loop that closes a connection and opens another while it handles one batch of
 * events gives the new one, which may have got the same file descriptor, what was meant
 * for the old one, and the new one fails with a {@code NotYetConnectedException}. Clients
 * of many contexts that come and go on shared loops meet that in practice. For use by
 * mcpslice itself.
 */
public final class EventLoops {

	private static final LoopResources NIO_AND_NATIVE = LoopResources.create("mcpslice",
			LoopResources.DEFAULT_IO_WORKER_COUNT, true);

	private static final LoopResources NIO = (useNative) -> NIO_AND_NATIVE.onServer(false);

	private EventLoops() {
	}

	/**
	 * Returns the shared event loops. Thread-safe.
	 * @return the event loops, which nobody can dispose of
	 */
	public static LoopResources shared() {
		return NIO;
	}

}
