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

import java.util.concurrent.TimeUnit;

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * The end of a context to which nobody, or one client, is connected.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class ClosingBenchmark {

	private static final String TITLE = "Close of a context";

	/**
	 * Closes the context of somebody who cares.
	 * @param open the context
	 */
	@Benchmark
	@Measure(TITLE)
	@Warmup(iterations = 20)
	@Measurement(iterations = 20)
	public void close(Open open) {
		if (open.contender == Contender.TUNED) {
			open.closeClient();
		}
		open.server.close();
	}

	/**
	 * Closes the context of somebody who does not, which waits for the client.
	 * @param open the context
	 */
	@Benchmark
	@Measure(TITLE)
	@Warmup(iterations = 0)
	@Measurement(iterations = 1)
	public void closeWithForgottenClient(OpenAsWritten open) {
		open.server.close();
	}

	/**
	 * A context with a client.
	 */
	@State(Scope.Benchmark)
	@SuppressWarnings("NullAway.Init")
	public static class Open {

		/**
		 * Who contends. The slice's clients are left to it, a tuned test closes them
		 * first.
		 */
		@Param({ "SLICE", "TUNED" })
		Contender contender;

		/**
		 * Who is connected.
		 */
		@Param({ "NONE", "STREAMABLE_HTTP", "SSE" })
		Connected client;

		RunningServer server;

		private @Nullable McpSyncClient mcp;

		/**
		 * Opens the context, and connects the client.
		 */
		@Setup(Level.Iteration)
		public void open() {
			this.server = this.contender.start(this.client.properties());
			this.mcp = connect();
			if (this.mcp != null) {
				SuccessfulCall.of(this.mcp);
			}
		}

		private @Nullable McpSyncClient connect() {
			if (this.client == Connected.NONE) {
				return null;
			}
			McpTransport transport = McpTransport.valueOf(this.client.name());
			return switch (this.contender) {
				case SLICE -> this.server.clients().over(transport).sync();
				case TUNED -> SdkClients.onWebClient(this.server.uri(), transport);
				default -> SdkClients.onTheJdk(this.server.uri(), transport);
			};
		}

		/**
		 * Closes what is left of the client.
		 */
		@TearDown(Level.Iteration)
		public void closeClient() {
			if (this.mcp != null) {
				this.mcp.close();
			}
			this.mcp = null;
		}

	}

	/**
	 * A context with a client that nobody closes first.
	 */
	@State(Scope.Benchmark)
	@SuppressWarnings("NullAway.Init")
	public static class OpenAsWritten {

		/**
		 * Who contends.
		 */
		@Param("AS_WRITTEN")
		Contender contender;

		/**
		 * Who is connected.
		 */
		@Param({ "NONE", "STREAMABLE_HTTP", "SSE" })
		Connected client;

		RunningServer server;

		private final Open open = new Open();

		/**
		 * Opens the context, and connects the client.
		 */
		@Setup(Level.Iteration)
		public void open() {
			this.open.contender = this.contender;
			this.open.client = this.client;
			this.open.open();
			this.server = this.open.server;
		}

		/**
		 * Closes what is left of the client.
		 */
		@TearDown(Level.Iteration)
		public void closeClient() {
			this.open.closeClient();
		}

	}

	/**
	 * Who is connected to a server.
	 */
	public enum Connected {

		/**
		 * Nobody.
		 */
		NONE,

		/**
		 * A client over streamable HTTP.
		 */
		STREAMABLE_HTTP,

		/**
		 * A client over SSE.
		 */
		SSE;

		String[] properties() {
			return (this != SSE) ? new String[0] : new String[] { "spring.ai.mcp.server.protocol=SSE" };
		}

		@Override
		public String toString() {
			return switch (this) {
				case NONE -> "no client";
				case STREAMABLE_HTTP -> "streamable HTTP";
				case SSE -> "SSE";
			};
		}

	}

}
