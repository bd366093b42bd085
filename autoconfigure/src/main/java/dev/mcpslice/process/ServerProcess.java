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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.concurrent.FutureUtils;

/**
 * The process of a server, with its output, and all that has to be done to be rid of it.
 */
final class ServerProcess implements AutoCloseable {

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

	private final @Nullable ReportChannel channel;

	private final @Nullable ReporterDirectory reporter;

	private final Duration shutdownTimeout;

	private final OutputBuffer output;

	private final StandardOutput standardOutput = new StandardOutput();

	private final ReentrantLock input = new ReentrantLock();

	private final CompletableFuture<Integer> exit;

	private final CompletableFuture<Void> outputEnd;

	private boolean closed;

	/**
	 * Starts a process that reports.
	 * @param launch how
	 * @param channel where it reports to
	 * @param reporter the classes that report
	 * @param output keeps its output
	 * @param lines gets each line of its output
	 * @throws IOException if it cannot be started
	 */
	ServerProcess(ServerLaunch launch, ReportChannel channel, ReporterDirectory reporter, OutputBuffer output,
			Consumer<String> lines) throws IOException {
		this(launch.name(), launch.processBuilder(launch.command(reporter.path())), launch.shutdownTimeout(), channel,
				reporter, output, lines);
	}

	/**
	 * Starts a process.
	 * @param name the name of the server
	 * @param builder how to start it
	 * @param shutdownTimeout how long it may take to end in its own order
	 * @param channel where it reports to, if it does
	 * @param reporter the classes that report, if it does
	 * @param output keeps its output
	 * @param lines gets each line of its output
	 * @throws IOException if it cannot be started
	 */
	ServerProcess(String name, ProcessBuilder builder, Duration shutdownTimeout, @Nullable ReportChannel channel,
			@Nullable ReporterDirectory reporter, OutputBuffer output, Consumer<String> lines) throws IOException {
		this.name = name;
		this.channel = channel;
		this.reporter = reporter;
		this.output = output;
		this.shutdownTimeout = shutdownTimeout;
		this.process = builder.start();
		String thread = "mcpslice-" + this.name;
		// Process.onExit() needs the common pool, in which tests may block.
		this.exit = FutureUtils.callAsync(this.process::waitFor, (task) -> startDaemon(task, thread + "-exit"));
		CompletableFuture<Void> out = this.output
			.read(OutputBuffer.StandardStream.OUT, this.process.getInputStream(), thread + "-out", lines,
					this.standardOutput::add)
			.thenRun(this.standardOutput::end);
		CompletableFuture<Void> err = this.output.read(OutputBuffer.StandardStream.ERR, this.process.getErrorStream(),
				thread + "-err", lines);
		this.outputEnd = CompletableFuture.allOf(out, err);
	}

	private static void startDaemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}

	OutputBuffer output() {
		return this.output;
	}

	StandardOutput standardOutput() {
		return this.standardOutput;
	}

	/**
	 * Writes a line to the standard input of the process.
	 * @param line the line
	 * @throws IOException if nobody reads it
	 */
	void write(String line) throws IOException {
		this.input.lock();
		try {
			OutputStream input = this.process.getOutputStream();
			input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
			input.flush();
		}
		finally {
			this.input.unlock();
		}
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

	/**
	 * Waits until the process has ended by itself.
	 * @param timeout how long to wait
	 * @return its exit code
	 * @throws McpServerProcessException if it is still alive
	 */
	int awaitExitCode(Duration timeout) {
		try {
			if (awaitExit(timeout)) {
				return exitCode().value();
			}
			throw new McpServerProcessException("The MCP server '%s' has not ended within %s%s".formatted(this.name,
					timeout, OutputReport.of(this.output)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new McpServerProcessException(
					"Interrupted while waiting for the MCP server '%s' to end".formatted(this.name), ex);
		}
	}

	CompletableFuture<Integer> exit() {
		return this.exit;
	}

	/**
	 * Returns when the process has ended and its output has been read.
	 * @return completes then
	 */
	CompletableFuture<Void> end() {
		return CompletableFuture.allOf(this.exit, this.outputEnd);
	}

	/**
	 * Waits until all has been read that an ended process has written and reported.
	 */
	void awaitLastWords() {
		completes(this.outputEnd, OUTPUT_LIMIT);
		if (this.channel != null && this.channel.isConnected()) {
			completes(this.channel.drained(), OUTPUT_LIMIT);
		}
	}

	// Is not interrupted.
	private static boolean completes(CompletableFuture<?> end, Duration limit) {
		return end.thenApply((value) -> true).completeOnTimeout(false, limit.toNanos(), TimeUnit.NANOSECONDS).join();
	}

	/**
	 * Kills the process and what it has started.
	 * @throws McpServerProcessException if one of them is still alive
	 */
	void kill() {
		kill(new ProcessFamily(this.name, handle()));
	}

	private void kill(ProcessFamily family) {
		family.kill(KILL_LIMIT);
		// It is a zombie until its exit code has been asked for.
		completes(this.exit, KILL_LIMIT);
	}

	/**
	 * Ends the process, the processes that it has started, and what was made for it. Only
	 * the first call does so. An interrupted thread kills the process without waiting for
	 * it to end in its own order.
	 * @throws McpServerProcessException if one of them is still alive
	 */
	@Override
	public void close() {
		close(false);
	}

	/**
	 * Closes the process as {@link #close()} does, but tells it so by the end of its
	 * standard input, which is how a client over stdio says that it is done.
	 */
	void closeByInput() {
		close(true);
	}

	private synchronized void close(boolean byInput) {
		if (this.closed) {
			return;
		}
		this.closed = true;
		boolean interrupted = Thread.interrupted();
		try {
			ProcessFamily family = new ProcessFamily(this.name, handle());
			boolean told = this.channel != null && this.channel.isConnected();
			if (this.channel != null) {
				this.channel.close();
			}
			if (!interrupted) {
				interrupted = !endInOrder(byInput ? endInput() : told);
			}
			family.update();
			kill(family);
			awaitOutputEnd();
			if (this.channel != null) {
				completes(this.channel.unbound(), OUTPUT_LIMIT);
			}
		}
		finally {
			if (this.reporter != null) {
				this.reporter.delete();
			}
			ThreadDump.cleanUp(this.process.pid());
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	// Who is still writing to a process that does not read is helped by its end only.
	private boolean endInput() {
		if (!this.input.tryLock()) {
			return false;
		}
		try {
			this.process.getOutputStream().close();
		}
		catch (IOException ex) {
			// It has ended before.
		}
		finally {
			this.input.unlock();
		}
		return true;
	}

	// Returns false if the thread is interrupted. Process.destroy() would wait for who is
	// still writing.
	private boolean endInOrder(boolean told) {
		try {
			if (!told || !awaitExit(this.shutdownTimeout)) {
				handle().destroy();
				awaitExit((this.channel != null || told) ? TERMINATION_LIMIT : this.shutdownTimeout);
			}
			return true;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	private void awaitOutputEnd() {
		if (!completes(this.outputEnd, OUTPUT_LIMIT)) {
			logger.warn(("MCP server '%s' has ended, but a process that it has started and detached from itself still "
					+ "holds its output open")
				.formatted(this.name));
		}
	}

}
