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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * Several servers that start at the same time: all of them, or none.
 */
final class ConcurrentStart {

	private final List<ServerStart> starts = new ArrayList<>();

	private @Nullable RuntimeException failure;

	/**
	 * Launches the servers.
	 * @param servers the builders of the servers
	 * @throws McpServerProcessException if there can be no such process
	 */
	ConcurrentStart(List<McpServerProcess.Builder> servers) {
		try {
			servers.forEach((server) -> this.starts.add(((DefaultMcpServerProcessBuilder) server).launch()));
		}
		catch (RuntimeException ex) {
			fail(ex);
			throw ex;
		}
	}

	/**
	 * Waits for the servers.
	 * @return the servers, in the order of their builders
	 * @throws McpServerProcessException if one does not become ready, as soon as that is
	 * known
	 */
	List<McpServerProcess> await() {
		List<CompletableFuture<McpServerProcess>> servers = this.starts.stream().map(this::awaitInBackground).toList();
		try {
			CompletableFuture.allOf(servers.toArray(CompletableFuture[]::new)).get();
		}
		catch (InterruptedException ex) {
			fail(new McpServerProcessException("Interrupted while MCP servers were starting", ex));
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			// Known since it failed.
		}
		synchronized (this) {
			if (this.failure != null) {
				throw this.failure;
			}
		}
		return servers.stream().map(CompletableFuture::join).toList();
	}

	private CompletableFuture<McpServerProcess> awaitInBackground(ServerStart start) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return start.await();
			}
			catch (RuntimeException ex) {
				fail(ex);
				throw new CompletionException(ex);
			}
		}, (task) -> new Thread(task, "mcpslice-start").start());
	}

	// What fails afterwards does so since it is ended here.
	private void fail(RuntimeException ex) {
		synchronized (this) {
			if (this.failure != null) {
				return;
			}
			this.failure = ex;
		}
		this.starts.forEach((start) -> {
			try {
				start.cancel();
			}
			catch (McpServerProcessException alive) {
				ex.addSuppressed(alive);
			}
		});
	}

}
