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

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.mcpslice.internal.client.stdio.StdioConnection;

/**
 * {@link StdioConnection} to a process.
 */
final class StdioProcessConnection implements StdioConnection {

	/**
	 * How long a process that has ended its output may take to end.
	 */
	private static final Duration EXIT_LIMIT = Duration.ofSeconds(2);

	private final String name;

	private final ServerProcess process;

	private final Consumer<ServerProcess> end;

	StdioProcessConnection(String name, ServerProcess process, Consumer<ServerProcess> end) {
		this.name = name;
		this.process = process;
		this.end = end;
	}

	@Override
	public void read(Consumer<String> messages, Consumer<String> failure) {
		AtomicBoolean told = new AtomicBoolean();
		Consumer<String> end = (reason) -> {
			if (told.compareAndSet(false, true)) {
				failure.accept(reason);
			}
		};
		StandardOutput output = this.process.standardOutput();
		output.read(messages, () -> {
			String stray = output.stray();
			if (stray != null) {
				end.accept(strayLine(stray));
			}
			else if (output.hasOverflowed()) {
				end.accept(this + " has written more than 1 MiB of messages before a client was there to read them");
			}
			else {
				// Not in the thread that reads, for which the exit code may wait.
				CompletableFuture<Void> unused = this.process.end()
					.completeOnTimeout(null, EXIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
					.thenRun(() -> end.accept(end()));
			}
		});
		// What the process has started may keep the stream open when it has ended.
		CompletableFuture<Void> unused = this.process.exit()
			.thenRunAsync(() -> end.accept(end()),
					CompletableFuture.delayedExecutor(EXIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS));
	}

	private String strayLine(String line) {
		return ("%s has written a line to its standard output that is no message, and clients cannot read past it:\n"
				+ "    %s\nOver stdio, standard output carries messages and nothing else. In a Spring Boot "
				+ "application, set spring.main.banner-mode=off, and an empty logging.pattern.console or a log file; "
				+ "and write to System.err instead of System.out.")
			.formatted(this, line);
	}

	private String end() {
		return this + (this.process.isAlive() ? " has closed its standard output"
				: " has ended with %s".formatted(this.process.exitCode()));
	}

	@Override
	public void write(String line) throws IOException {
		this.process.write(line);
	}

	@Override
	public String output() {
		return OutputReport.of(this.process.output());
	}

	@Override
	public void close() {
		this.end.accept(this.process);
	}

	@Override
	public String toString() {
		return "MCP server '%s' (process %d)".formatted(this.name, this.process.handle().pid());
	}

}
