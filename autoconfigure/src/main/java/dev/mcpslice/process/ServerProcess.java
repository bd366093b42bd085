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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The process of a server, with its output, and all that has to be done to be rid of it.
 */
final class ServerProcess {

	/**
	 * How long the process may take to end after SIGTERM.
	 */
	static final Duration TERMINATION_LIMIT = Duration.ofSeconds(5);

	/**
	 * How long the operating system may take to end a process after SIGKILL.
	 */
	private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

	/**
	 * How long the rest of the output may take once nobody is there to write any.
	 */
	private static final Duration OUTPUT_LIMIT = Duration.ofSeconds(5);

	private static final Log logger = LogFactory.getLog(McpServerProcess.class);

	private final String name;

	private final Process process;

	private final ReportChannel channel;

	private final ReporterDirectory reporter;

	private final Duration shutdownTimeout;

	private final OutputBuffer output = new OutputBuffer();

	private final CompletableFuture<Void> outputEnd;

	private boolean ended;

	private boolean interrupted;

	/**
	 * Starts a process.
	 * @param launch how
	 * @param channel where it reports to
	 * @param reporter the classes that report
	 * @param lines gets each line of its output
	 * @throws IOException if it cannot be started
	 */
	ServerProcess(ServerLaunch launch, ReportChannel channel, ReporterDirectory reporter, Consumer<String> lines)
			throws IOException {
		this.name = launch.name();
		this.channel = channel;
		this.reporter = reporter;
		this.shutdownTimeout = launch.shutdownTimeout();
		this.process = launch.processBuilder(launch.command(reporter.path())).start();
		String thread = "mcpslice-" + this.name;
		this.outputEnd = CompletableFuture.allOf(
				this.output.read(OutputBuffer.StandardStream.OUT, this.process.getInputStream(), thread + "-out",
						lines),
				this.output.read(OutputBuffer.StandardStream.ERR, this.process.getErrorStream(), thread + "-err",
						lines));
	}

	OutputBuffer output() {
		return this.output;
	}

	ProcessHandle handle() {
		return this.process.toHandle();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	ExitCode exitCode() {
		return new ExitCode(this.process.exitValue());
	}

	boolean awaitExit(Duration timeout) throws InterruptedException {
		return this.process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	CompletableFuture<Process> exit() {
		return this.process.onExit();
	}

	/**
	 * Waits until all has been read that an ended process has written and reported.
	 * @throws InterruptedException if the thread is interrupted
	 */
	void awaitLastWords() throws InterruptedException {
		await(this.outputEnd, OUTPUT_LIMIT);
		if (this.channel.isConnected()) {
			await(this.channel.drained(), OUTPUT_LIMIT);
		}
	}

	private static boolean await(CompletableFuture<?> end, Duration limit) throws InterruptedException {
		try {
			end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException | ExecutionException ex) {
			return false;
		}
	}

	/**
	 * Kills the process and what it has started.
	 * @throws McpServerProcessException if one of them is still alive
	 */
	synchronized void kill() {
		this.interrupted = Thread.interrupted();
		try {
			kill(new ProcessFamily(handle()));
		}
		finally {
			restoreInterrupt();
		}
	}

	private void kill(ProcessFamily family) {
		family.destroyForcibly();
		// Until its exit code has been asked for, it is a zombie.
		awaitUninterruptibly(this::awaitExit, KILL_LIMIT);
		if (!awaitUninterruptibly(family::awaitEnd, KILL_LIMIT)) {
			throw new McpServerProcessException("MCP server '%s': still alive %d s after SIGKILL: %s"
				.formatted(this.name, KILL_LIMIT.toSeconds(), family));
		}
	}

	/**
	 * Ends the process and what it has started, and whatever there was for it. Does so
	 * once.
	 * @throws McpServerProcessException if one of them is still alive
	 */
	synchronized void end() {
		if (this.ended) {
			return;
		}
		this.ended = true;
		this.interrupted = Thread.interrupted();
		try {
			ProcessFamily family = new ProcessFamily(handle());
			boolean listening = this.channel.isConnected();
			this.channel.close();
			if (!listening || !exits(this.shutdownTimeout)) {
				this.process.destroy();
				exits(TERMINATION_LIMIT);
			}
			family.update();
			kill(family);
			awaitOutputEnd();
		}
		finally {
			this.reporter.delete();
			ThreadDump.cleanUp(this.process.pid());
			restoreInterrupt();
		}
	}

	// An interrupted thread waits for nobody's good will any more, but it still kills.
	private boolean exits(Duration limit) {
		try {
			return !this.interrupted && awaitExit(limit);
		}
		catch (InterruptedException ex) {
			this.interrupted = true;
			return false;
		}
	}

	private boolean awaitUninterruptibly(BoundedWait wait, Duration limit) {
		long deadline = System.nanoTime() + limit.toNanos();
		while (true) {
			try {
				return wait.await(Duration.ofNanos(deadline - System.nanoTime()));
			}
			catch (InterruptedException ex) {
				this.interrupted = true;
			}
		}
	}

	private void awaitOutputEnd() {
		if (!awaitUninterruptibly((limit) -> await(this.outputEnd, limit), OUTPUT_LIMIT)) {
			logger.warn(("MCP server '%s' has ended, but a process that it has started and detached from itself still "
					+ "holds its output open")
				.formatted(this.name));
		}
	}

	private void restoreInterrupt() {
		if (this.interrupted) {
			Thread.currentThread().interrupt();
			this.interrupted = false;
		}
	}

	/**
	 * Waits for something, up to a limit.
	 */
	@FunctionalInterface
	private interface BoundedWait {

		boolean await(Duration limit) throws InterruptedException;

	}

}
