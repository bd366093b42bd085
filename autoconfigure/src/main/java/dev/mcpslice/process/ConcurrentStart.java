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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Several servers that start at the same time: all of them, or none.
 */
final class ConcurrentStart {

	private final List<Start> starts = new ArrayList<>();

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	/**
	 * Launches the servers, as far as that succeeds.
	 * @param servers the builders of the servers
	 */
	ConcurrentStart(List<McpServerProcess.Builder> servers) {
		try {
			servers.forEach((server) -> this.starts.add(((Start.Launcher) server).launch()));
		}
		catch (RuntimeException | Error ex) {
			fail(ex);
		}
	}

	/**
	 * Waits for the servers.
	 * @return the servers, in the order of their builders
	 * @throws McpServerProcessException if one does not become ready, as soon as that is
	 * known and the others have been ended
	 */
	List<McpServerProcess> await() {
		List<CompletableFuture<Optional<McpServerProcess>>> outcomes = this.starts.stream()
			.map((start) -> CompletableFuture.supplyAsync(() -> await(start), ConcurrentStart::run))
			.toList();
		CountDownLatch end = new CountDownLatch(1);
		CompletableFuture<Void> all = CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
			.whenComplete((result, ex) -> end.countDown());
		try {
			end.await();
		}
		catch (InterruptedException ex) {
			fail(new McpServerProcessException("Interrupted while MCP servers were starting", ex));
			all.join();
			Thread.currentThread().interrupt();
		}
		List<McpServerProcess> servers = outcomes.stream().flatMap((outcome) -> outcome.join().stream()).toList();
		Throwable failure = this.failure.get();
		if (failure != null) {
			closeAll(servers, failure);
		}
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure instanceof RuntimeException exception) {
			throw exception;
		}
		return servers;
	}

	// Each in a thread of its own: in the common pool, which may have but one, they would
	// wait for each other.
	private static void run(Runnable task) {
		new Thread(task, "mcpslice-start").start();
	}

	private Optional<McpServerProcess> await(Start start) {
		try {
			return Optional.of(start.await());
		}
		catch (RuntimeException | Error ex) {
			fail(ex);
			return Optional.empty();
		}
	}

	// What has been cancelled has not failed, but may not have ended.
	private void fail(Throwable ex) {
		Throwable first = this.failure.compareAndExchange(null, ex);
		if (first == null) {
			this.starts.forEach(Start::cancel);
		}
		else if (ex instanceof CancellationException) {
			Arrays.stream(ex.getSuppressed()).forEach(first::addSuppressed);
		}
		else if (ex != first) {
			first.addSuppressed(ex);
		}
	}

	static void closeAll(List<McpServerProcess> servers, Throwable failure) {
		for (McpServerProcess server : servers) {
			try {
				server.close();
			}
			catch (RuntimeException ex) {
				failure.addSuppressed(ex);
			}
		}
	}

}
