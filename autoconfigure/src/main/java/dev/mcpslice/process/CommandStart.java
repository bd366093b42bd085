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
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.mcpslice.internal.endpoint.Troubleshooting;
import dev.mcpslice.remote.RemoteMcpServer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A program that has been launched. Over stdio it is ready at once; over HTTP, as soon as
 * somebody listens where it is said to.
 */
final class CommandStart implements Start {

	private static final Log outputLogger = LogFactory.getLog(DefaultMcpServerProcessBuilder.OUTPUT_LOGGER);

	/**
	 * How long to wait before the next attempt to connect.
	 */
	private static final Duration PAUSE = Duration.ofMillis(50);

	private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);

	private final String name;

	private final @Nullable RemoteMcpServer http;

	private final Duration startTimeout;

	private final Duration shutdownTimeout;

	private final Consumer<String> lines;

	private final Supplier<ProcessBuilder> command;

	private final OutputBuffer output = new OutputBuffer();

	private final ServerProcess process;

	private volatile boolean cancelled;

	/**
	 * Launches a program.
	 * @param name the name of the server
	 * @param http where it listens, {@code null} if it speaks over stdio
	 * @param startTimeout how long it may take to listen
	 * @param shutdownTimeout how long it may take to end in its own order
	 * @param outputForwarded whether its output is logged
	 * @param command how to start it
	 * @throws McpServerProcessException if it cannot be started
	 */
	CommandStart(String name, @Nullable RemoteMcpServer http, Duration startTimeout, Duration shutdownTimeout,
			boolean outputForwarded, Supplier<ProcessBuilder> command) {
		this.name = name;
		this.http = http;
		this.startTimeout = startTimeout;
		this.shutdownTimeout = shutdownTimeout;
		this.lines = outputForwarded ? (line) -> outputLogger.info("[%s] %s".formatted(name, line)) : (line) -> {
		};
		this.command = command;
		if (http != null && isListening(http)) {
			throw new McpServerProcessException(("The MCP server '%s' cannot listen at %s: somebody does already, and "
					+ "would be tested instead. End it, or test it with RemoteMcpServer.")
				.formatted(name, http.endpoints().baseUri()));
		}
		this.process = startProcess();
	}

	private ServerProcess startProcess() {
		ProcessBuilder builder = this.command.get();
		try {
			return new ServerProcess(this.name, builder, this.shutdownTimeout, null, null, this.output, this.lines);
		}
		catch (IOException ex) {
			throw new McpServerProcessException("The MCP server '%s' cannot be started: %s. Command:\n    %s"
				.formatted(this.name, ex.getMessage(), CommandLine.describe(builder.command())), ex);
		}
	}

	@Override
	public McpServerProcess await() {
		try {
			RemoteMcpServer server = this.http;
			if (server == null) {
				return new StdioMcpServerProcess(this.name, Map.of(), this.process, this::startProcess);
			}
			awaitListener(server);
			return new DefaultMcpServerProcess(this.name, this.process, server.endpoints(), server.clients());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			try (ServerProcess ending = this.process) {
				throw new McpServerProcessException(
						"Interrupted while the MCP server '%s' was starting".formatted(this.name), ex);
			}
		}
		catch (RuntimeException | Error ex) {
			try (ServerProcess ending = this.process) {
				throw ex;
			}
		}
	}

	private void awaitListener(RemoteMcpServer server) throws InterruptedException {
		long begin = System.nanoTime();
		boolean listening = false;
		while (!listening) {
			listening = isListening(server);
			if (this.cancelled) {
				throw new CancellationException("No longer wanted");
			}
			if (this.process.awaitExit(PAUSE)) {
				this.process.awaitLastWords();
				throw failure("has ended with %s, and does not listen at %s".formatted(this.process.exitCode(),
						server.endpoints().baseUri()));
			}
			if (!listening && System.nanoTime() - begin > this.startTimeout.toNanos()) {
				throw failure(
						"does not listen at %s after %s".formatted(server.endpoints().baseUri(), this.startTimeout));
			}
		}
	}

	private static boolean isListening(RemoteMcpServer server) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(server.endpoints().baseUri().getHost(), server.endpoints().port()),
					(int) CONNECT_LIMIT.toMillis());
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private McpServerProcessException failure(String what) {
		return new McpServerProcessException("The MCP server '%s' (process %d) %s.\n\n%s%s".formatted(this.name,
				this.process.handle().pid(), what, Troubleshooting.PROCESS, OutputReport.of(this.output)));
	}

	@Override
	public void cancel() {
		this.cancelled = true;
	}

}
