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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mcpslice.internal.endpoint.EventLoops;
import dev.mcpslice.internal.endpoint.Troubleshooting;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.netty.util.concurrent.ThreadProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.DisposableBean;

/**
 * Says so, once, when an application blocks an event loop of its server: nothing else
 * that the loop serves goes on meanwhile, and clients see only that no answer comes.
 * <p>
 * Gives each loop that has connections a task every second, and looks whether the loop
 * has run the one before.
 */
final class BlockedLoopWatch implements DisposableBean {

	private static final Log logger = LogFactory.getLog(BlockedLoopWatch.class);

	private static final Duration PERIOD = Duration.ofSeconds(1);

	private static final Duration LIMIT = Duration.ofSeconds(2);

	private final OpenConnections connections;

	private final String owner;

	/**
	 * When the loops were given the tasks that they have not run yet.
	 */
	private final Map<EventLoop, Long> pending = new ConcurrentHashMap<>();

	private final Future<?> schedule;

	private boolean told;

	/**
	 * Creates a watch, which runs until it is destroyed.
	 * @param connections the connections of the server
	 * @param owner whose server it is, as it reads in a sentence
	 */
	BlockedLoopWatch(OpenConnections connections, String owner) {
		this.connections = connections;
		this.owner = owner;
		this.schedule = EventLoops.ofClients()
			.onClient(false)
			.scheduleAtFixedRate(this::look, PERIOD.toNanos(), PERIOD.toNanos(), TimeUnit.NANOSECONDS);
	}

	// In one thread, that of the event loop which has the schedule.
	private void look() {
		long now = System.nanoTime();
		Set<EventLoop> loops = this.connections.eventLoops();
		this.pending.keySet().retainAll(loops);
		for (EventLoop loop : loops) {
			Long since = this.pending.putIfAbsent(loop, now);
			if (since == null) {
				loop.execute(() -> this.pending.remove(loop));
			}
			else if (now - since > LIMIT.toNanos() && !this.told) {
				this.told = true;
				tell(((SingleThreadEventExecutor) loop).threadProperties());
			}
		}
	}

	private void tell(ThreadProperties thread) {
		logger.warn(("The application blocks the event loop '%s' of %s, for more than %d s already. Whatever else the "
				+ "loop serves has to wait. Block in other threads: subscribeOn(Schedulers.boundedElastic()). "
				+ "%s. What the loop does now:%n%s")
			.formatted(thread.name(), this.owner, LIMIT.toSeconds(), Troubleshooting.BLOCKED_EVENT_LOOP,
					Stream.of(thread.stackTrace())
						.map((element) -> "\tat " + element)
						.collect(Collectors.joining("\n"))));
	}

	@Override
	public void destroy() {
		this.schedule.cancel(false);
	}

}
