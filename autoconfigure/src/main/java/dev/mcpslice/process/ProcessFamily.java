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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A process and those that it has started, and theirs.
 */
final class ProcessFamily {

	/**
	 * How long to wait before looking for those that nobody asks for their exit code.
	 */
	private static final Duration GLANCE = Duration.ofMillis(50);

	private final ProcessHandle head;

	private final Set<ProcessHandle> members = new LinkedHashSet<>();

	ProcessFamily(ProcessHandle head) {
		this.head = head;
		this.members.add(head);
		update();
	}

	/**
	 * Looks for members that have come. They can be found as long as their parents live.
	 */
	void update() {
		this.head.descendants().forEach(this.members::add);
	}

	void destroyForcibly() {
		this.members.forEach(ProcessHandle::destroyForcibly);
	}

	/**
	 * Waits until none is alive.
	 * @param limit how long to wait
	 * @return whether none is
	 * @throws InterruptedException if the thread is interrupted
	 */
	boolean awaitEnd(Duration limit) throws InterruptedException {
		long deadline = System.nanoTime() + limit.toNanos();
		while (!alive().isEmpty() && System.nanoTime() < deadline) {
			try {
				CompletableFuture.allOf(alive().stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
					.get(GLANCE.toNanos(), TimeUnit.NANOSECONDS);
			}
			catch (TimeoutException | ExecutionException ex) {
				// Some may be zombies by now.
			}
		}
		return alive().isEmpty();
	}

	// A zombie runs no command. It stays until its parent asks for its exit code, and the
	// first process of a container, which inherits orphans, may never ask.
	private List<ProcessHandle> alive() {
		return this.members.stream()
			.filter((process) -> process.isAlive() && process.info().command().isPresent())
			.toList();
	}

	/**
	 * Returns the members that are alive.
	 */
	@Override
	public String toString() {
		return alive().stream()
			.map((process) -> "process %d (%s)".formatted(process.pid(), process.info().command().orElse("?")))
			.collect(Collectors.joining(", "));
	}

}
