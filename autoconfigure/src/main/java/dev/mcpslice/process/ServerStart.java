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
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.mcpslice.internal.endpoint.Troubleshooting;
import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.internal.reporter.Assignment;
import dev.mcpslice.internal.reporter.Message;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server that has been launched, and that is waited for: until it is ready, its process
 * ends, its application fails, or its time is over, whatever comes first.
 */
final class ServerStart implements Start {

	private static final Log logger = LogFactory.getLog(McpServerProcess.class);

	private static final Log outputLogger = LogFactory.getLog(DefaultMcpServerProcessBuilder.OUTPUT_LOGGER);

	/**
	 * How long an application that has said that it has failed may take to say why, and
	 * to end.
	 */
	private static final Duration FAILURE_LIMIT = Duration.ofSeconds(5);

	/**
	 * Longer than jcmd itself waits for an answer.
	 */
	private static final Duration THREAD_DUMP_LIMIT = Duration.ofSeconds(15);

	private static final String INTERRUPTED = "Interrupted while the MCP server '%s' was starting";

	private static final String ADDRESS = "server.address";

	private final ServerLaunch launch;

	private final long begin = System.nanoTime();

	private final @Nullable ServerIdentity identity;

	private final ServerMessages messages = new ServerMessages();

	private final CompletableFuture<Void> ready = new CompletableFuture<>();

	private final CompletableFuture<Void> failed = new CompletableFuture<>();

	private final ReportChannel channel;

	private final ReporterDirectory reporter;

	private final ServerProcess process;

	private final OutputBuffer output;

	ServerStart(ServerLaunch launch) {
		this(launch, new OutputBuffer());
	}

	/**
	 * Launches a server.
	 * @param launch how
	 * @param output keeps its output
	 * @throws McpServerProcessException if there can be no such process
	 */
	ServerStart(ServerLaunch launch, OutputBuffer output) {
		this.launch = launch;
		this.output = output;
		this.identity = isChecked(launch) ? ServerIdentity.create(launch.name()) : null;
		this.channel = openChannel();
		try {
			this.reporter = ReporterDirectory.create(assignment());
			this.process = startProcess();
		}
		catch (IOException | RuntimeException | Error ex) {
			this.channel.close();
			throw new McpServerProcessException("The MCP server '%s' cannot be started with %s: %s"
				.formatted(launch.name(), launch.java(), ex.getMessage()), ex);
		}
		logger.debug("Launched MCP server '%s': process %d. %s".formatted(launch.name(), this.process.handle().pid(),
				launch.describe(this.reporter.path())));
	}

	private ServerProcess startProcess() throws IOException {
		try {
			return new ServerProcess(this.launch, this.channel, this.reporter, this.output, lines());
		}
		catch (IOException | RuntimeException | Error ex) {
			this.reporter.delete();
			throw ex;
		}
	}

	private static boolean isChecked(ServerLaunch launch) {
		return !"false".equalsIgnoreCase(launch.properties().get(ServerIdentity.CHECK_PROPERTY));
	}

	private ReportChannel openChannel() {
		try {
			return new ReportChannel(this::receive, this.ready::completeExceptionally);
		}
		catch (RuntimeException ex) {
			throw new McpServerProcessException((Thread.currentThread().isInterrupted() ? INTERRUPTED
					: "The MCP server '%s' has nowhere to report to: %s")
				.formatted(this.launch.name(), ex.getMessage()), ex);
		}
	}

	private Properties assignment() {
		Properties assignment = new Properties();
		assignment.setProperty(Assignment.PORT, String.valueOf(this.channel.port()));
		assignment.setProperty(Assignment.NONCE, this.channel.nonce());
		assignment.setProperty(Assignment.SHUTDOWN_TIMEOUT, this.launch.shutdownTimeout().toString());
		if (this.identity != null) {
			assignment.setProperty(Assignment.IDENTITY, this.identity.toHeader());
		}
		assignment.setProperty(Assignment.OVERRIDE + "server.port", "0");
		assignment.setProperty(Assignment.OVERRIDE + ADDRESS, address());
		this.launch.applicationProperties()
			.forEach((name, value) -> assignment.setProperty(Assignment.PROPERTY + name, value));
		assignment.setProperty(Assignment.DEFAULT + "server.shutdown", "immediate");
		assignment.setProperty(Assignment.DEFAULT + "spring.reactor.netty.shutdown-quiet-period", "0s");
		assignment.setProperty(Assignment.DEFAULT + "logging.charset.console", "UTF-8");
		ServerReport.request(assignment);
		return assignment;
	}

	private String address() {
		return this.launch.properties().getOrDefault(ADDRESS, "127.0.0.1");
	}

	private Consumer<String> lines() {
		return this.launch.outputForwarded()
				? (line) -> outputLogger.info("[%s] %s".formatted(this.launch.name(), line)) : (line) -> {
				};
	}

	private void receive(Message message) {
		this.messages.add(message);
		if (this.messages.get("failed") != null) {
			this.failed.complete(null);
		}
		// What is ready before is another context: a parent, or Spring Cloud's.
		if (message.event().equals("ready") && (this.messages.get("listening") != null || this.messages.isStdio())) {
			this.ready.complete(null);
		}
	}

	@Override
	public McpServerProcess await() {
		return await(() -> {
			McpServerProcess server = this.messages.isStdio() ? stdio() : http();
			logger.info("%s is ready after %s: %s".formatted(server, time(), this.messages.isStdio() ? "MCP over stdio"
					: ServerReport.of(listening(), address(), this.launch.properties()).describe()));
			return server;
		});
	}

	private McpServerProcess http() {
		return DefaultMcpServerProcess.of(this.launch.name(), this.process,
				ServerReport.of(listening(), address(), this.launch.properties()), this.identity);
	}

	private McpServerProcess stdio() {
		if ("true".equalsIgnoreCase(this.launch.properties().get(ServerIdentity.CHECK_PROPERTY))) {
			throw new McpServerProcessException(("The MCP server '%s' speaks over stdio, where there is no instance "
					+ "check: at the other end of a pipe nobody else can answer. Leave %s out.")
				.formatted(this.launch.name(), ServerIdentity.CHECK_PROPERTY));
		}
		return new StdioMcpServerProcess(this.launch.name(), this.launch.properties(), this.process,
				() -> new ServerStart(this.launch, this.output).awaitProcess());
	}

	private Message listening() {
		return Objects.requireNonNull(this.messages.get("listening"));
	}

	private ServerProcess awaitProcess() {
		return await(() -> this.process);
	}

	private <T> T await(Supplier<T> server) {
		try {
			awaitOutcome();
			return server.get();
		}
		catch (InterruptedException ex) {
			// An interrupted thread does not wait for the process to end in its own
			// order.
			Thread.currentThread().interrupt();
			try (ServerProcess ending = this.process) {
				throw new McpServerProcessException(INTERRUPTED.formatted(this.launch.name()), ex);
			}
		}
		catch (RuntimeException | Error ex) {
			try (ServerProcess ending = this.process) {
				throw ex;
			}
		}
	}

	private void awaitOutcome() throws InterruptedException {
		CompletableFuture<Integer> exit = this.process.exit();
		try {
			CompletableFuture.anyOf(exit, this.ready, this.failed)
				.get(this.launch.startTimeout().toNanos() - elapsed(), TimeUnit.NANOSECONDS);
			if (this.failed.isDone()) {
				exit.get(FAILURE_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
			}
		}
		catch (TimeoutException ex) {
			throw failure(this.failed.isDone() ? "has failed to start, but its process has not ended"
					: "is not ready after " + time(), true);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof CancellationException cancellation) {
				throw cancellation;
			}
			throw failure("has reported what is no report (%s)".formatted(ex.getCause()), false);
		}
		if (exit.isDone()) {
			String end = "has ended with %s after %s, before it was ready".formatted(this.process.exitCode(), time());
			this.process.awaitLastWords();
			throw failure(end, false);
		}
	}

	private McpServerProcessException failure(String what, boolean alive) throws InterruptedException {
		StringBuilder text = new StringBuilder("The MCP server '%s' (process %d) %s. %s".formatted(this.launch.name(),
				this.process.handle().pid(), what, progress()));
		text.append(this.messages.failure());
		text.append("\n\n").append(Troubleshooting.PROCESS);
		text.append("\n\n").append(this.launch.describe(this.reporter.path()));
		text.append(OutputReport.of(this.process.output()));
		if (alive) {
			text.append("\n\nThread dump: ")
				.append(ThreadDump.of(this.launch.javaHome(), this.process.handle().pid(), THREAD_DUMP_LIMIT));
		}
		return new McpServerProcessException(text.toString());
	}

	/**
	 * Returns how far the server has come.
	 * @return sentences
	 */
	String progress() {
		return this.messages.progress(this.channel.isConnected()) + ((this.channel.refused() > 0)
				? " Connections to its channel that were not from it, and have been refused: %d."
					.formatted(this.channel.refused())
				: "");
	}

	OutputBuffer output() {
		return this.process.output();
	}

	private long elapsed() {
		return System.nanoTime() - this.begin;
	}

	private String time() {
		return String.format(Locale.ROOT, "%.1f s", elapsed() / 1e9);
	}

	@Override
	public void cancel() {
		this.ready.completeExceptionally(new CancellationException("No longer wanted"));
	}

}
