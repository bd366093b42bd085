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

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A process and those that it has started, and theirs.
 */
final class ProcessFamily {

	/**
	 * How long to wait before looking for those that nobody asks for their exit code.
	 */
	private static final Duration GLANCE = Duration.ofMillis(50);

	private final String name;

	private final Set<ProcessHandle> members = new LinkedHashSet<>();

	/**
	 * Creates a family.
	 * @param name name of the server that the first of them is
	 * @param head the process that has started the others
	 */
	ProcessFamily(String name, ProcessHandle head) {
		this.name = name;
		this.members.add(head);
		update();
	}

	/**
	 * Looks for members that have come. They can be found as long as their parents live.
	 */
	void update() {
		List.copyOf(this.members).forEach((member) -> member.descendants().forEach(this.members::add));
	}

	/**
	 * Kills all members and waits until none is alive.
	 * @param limit how long to wait
	 * @throws McpServerProcessException if one of them is still alive
	 */
	void kill(Duration limit) {
		this.members.forEach(ProcessHandle::destroyForcibly);
		long deadline = System.nanoTime() + limit.toNanos();
		while (!alive().isEmpty() && System.nanoTime() < deadline) {
			// Some may be zombies by then.
			CompletableFuture.allOf(alive().stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
				.completeOnTimeout(null, GLANCE.toNanos(), TimeUnit.NANOSECONDS)
				.join();
		}
		if (!alive().isEmpty()) {
			throw new McpServerProcessException(
					"MCP server '%s': still alive %s after SIGKILL: %s".formatted(this.name, limit, describe(alive())));
		}
	}

	// A zombie runs no command. It stays until its parent asks for its exit code, and the
	// first process of a container, which inherits orphans, may never ask.
	private List<ProcessHandle> alive() {
		return this.members.stream()
			.filter((process) -> process.isAlive() && process.info().command().isPresent())
			.toList();
	}

	private static String describe(List<ProcessHandle> processes) {
		return processes.stream()
			.map((process) -> "process %d (%s)".formatted(process.pid(), process.info().command().orElse("?")))
			.collect(Collectors.joining(", "));
	}

}
