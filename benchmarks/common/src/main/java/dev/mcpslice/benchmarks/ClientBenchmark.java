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
import org.openjdk.jmh.infra.Blackhole;

/**
 * A client for each test method, on a server that is there.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class ClientBenchmark {

	/**
	 * Who contends.
	 */
	@Param({ "TEST_CLIENT", "SLICE", "WEB_CLIENT", "JDK" })
	Client contender;

	/**
	 * What it speaks.
	 */
	@Param({ "STREAMABLE_HTTP", "SSE" })
	McpTransport transport;

	private RunningServer server;

	/**
	 * Starts the server.
	 */
	@Setup
	public void start() {
		this.server = Contender.SLICE.start();
	}

	/**
	 * Opens a client, has a tool called twice, and closes the client.
	 * @param blackhole who takes the answers
	 */
	@Benchmark
	@Measure(value = "A client: open, two calls, close", baseline = "SLICE")
	public void openCallTwiceAndClose(Blackhole blackhole) {
		try (Client.Open mcp = this.contender.open(this.server, this.transport)) {
			blackhole.consume(mcp.call());
			blackhole.consume(mcp.call());
		}
	}

	/**
	 * Ends the server.
	 */
	@TearDown
	public void close() {
		this.server.close();
	}

}
