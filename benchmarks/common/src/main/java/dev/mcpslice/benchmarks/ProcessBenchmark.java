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

package dev.mcpslice.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.process.McpServerProcess;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A packaged server in a process of its own, and a client that calls it.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class ProcessBenchmark {

	/**
	 * How the server is had.
	 */
	@Param
	Server contender;

	private @Nullable RunningServer shared;

	/**
	 * Makes what is there before a test class begins: the archive of classes, or the
	 * server that test classes share.
	 */
	@Setup
	public void prepare() {
		switch (this.contender) {
			case CLASS_DATA_SHARING -> this.contender.start().close();
			case SHARED -> {
				this.shared = this.contender.start();
			}
			default -> {
			}
		}
	}

	/**
	 * Has the server called, which begins and ends with the test class unless it is
	 * shared.
	 * @return the answer
	 */
	@Benchmark
	@Measure(value = "A child process: start, call, end", baseline = "BY_HAND")
	public Object use() {
		if (this.shared != null) {
			return call(this.shared);
		}
		try (RunningServer server = this.contender.start()) {
			return call(server);
		}
	}

	private Object call(RunningServer server) {
		Client client = (this.contender == Server.BY_HAND) ? Client.WEB_CLIENT : Client.TEST_CLIENT;
		try (Client.Open mcp = client.open(server, McpTransport.STREAMABLE_HTTP)) {
			return mcp.call();
		}
	}

	/**
	 * Ends the shared server.
	 */
	@TearDown
	public void end() {
		if (this.shared != null) {
			this.shared.close();
		}
	}

	/**
	 * How a test has a server in a process of its own.
	 */
	public enum Server implements Contestant {

		/**
		 * Started by {@code java -jar}, with the port read from its log.
		 */
		BY_HAND("`java -jar`, its port read from its log"),

		/**
		 * Started by {@link McpServerProcess}.
		 */
		PLAIN("`McpServerProcess`"),

		/**
		 * Started by {@link McpServerProcess}, with the archive that a former start has
		 * left.
		 */
		CLASS_DATA_SHARING("`McpServerProcess`, class data sharing"),

		/**
		 * Started before, by another test class.
		 */
		SHARED("`McpServerProcess`, started before");

		private final String title;

		Server(String title) {
			this.title = title;
		}

		@Override
		public boolean isOurs() {
			return this != BY_HAND;
		}

		RunningServer start() {
			return switch (this) {
				case BY_HAND -> new StartedByHand();
				case CLASS_DATA_SHARING ->
					new Started(builder().classDataSharing(Path.of("target/benchmarks/archives")));
				default -> new Started(builder());
			};
		}

		@Override
		public String toString() {
			return this.title;
		}

		private static McpServerProcess.Builder builder() {
			return McpServerProcess.jar(Application.current().jar());
		}

	}

	private static final class Started implements RunningServer {

		private final McpServerProcess process;

		private Started(McpServerProcess.Builder builder) {
			this.process = builder.start();
		}

		@Override
		public URI uri() {
			return this.process.endpoints().uri(McpTransport.STREAMABLE_HTTP);
		}

		@Override
		public McpClientFactory clients() {
			return this.process.clients();
		}

		@Override
		public void close() {
			this.process.close();
		}

	}

	private static final class StartedByHand implements RunningServer {

		private static final Pattern LISTENING = Pattern.compile("(?:Netty|Tomcat) started on port (\\d+)");

		private final Program program = Program.jar(jar());

		private final URI uri = URI.create("http://127.0.0.1:" + this.program.await(LISTENING));

		private static Path jar() {
			Path pattern = Path.of(Application.current().jar());
			try (DirectoryStream<Path> jars = Files.newDirectoryStream(pattern.getParent(),
					pattern.getFileName().toString())) {
				return jars.iterator().next();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public URI uri() {
			return this.uri;
		}

		@Override
		public void close() {
			this.program.end();
		}

	}

}
