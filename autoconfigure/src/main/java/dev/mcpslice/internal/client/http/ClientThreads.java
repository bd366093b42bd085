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

import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads on which code of tests runs that is called by clients: handlers, scripts,
 * operators behind what a client returns, serializers. Not the event loops, which all
 * clients of the JVM share, nor Reactor's own threads, which servers and tests may use
 * up. There are as many as are needed at the same time, and they end when they are not
 * needed any more.
 */
public final class ClientThreads {

	private static final Duration IDLE = Duration.ofSeconds(10);

	private static final Scheduler SCHEDULER = Schedulers.fromExecutor(pool(), true);

	private static final Scheduler TIMER = Schedulers.newSingle("mcpslice-timer", true);

	private ClientThreads() {
	}

	private static ThreadPoolExecutor pool() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("mcpslice-test-");
		threads.setDaemon(true);
		return new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE.toMillis(), TimeUnit.MILLISECONDS,
				new SynchronousQueue<>(), threads);
	}

	/**
	 * Returns the scheduler of these threads. What is given to one worker of it runs one
	 * after the other.
	 * @return the scheduler
	 */
	public static Scheduler scheduler() {
		return SCHEDULER;
	}

	/**
	 * Returns the scheduler of what has to happen in time.
	 * @return the scheduler, on which nothing blocks
	 */
	public static Scheduler timer() {
		return TIMER;
	}

}
