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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All that a test class with a context of its own waits for: the context, a client, its
 * call, and the end of both.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class CycleBenchmark {

	private static final String TITLE = "Open, call, close";

	/**
	 * Has a context open and close around a call, and the client as well.
	 * @param cycle who contends
	 * @return the answer
	 */
	@Benchmark
	@Measure(TITLE)
	@Warmup(iterations = 20)
	@Measurement(iterations = 20)
	public Object cycle(Cycle cycle) {
		Client client = (cycle.contender == Contender.SLICE) ? Client.TEST_CLIENT : Client.WEB_CLIENT;
		try (RunningServer server = cycle.contender.start();
				Client.Open mcp = client.open(server, McpTransport.STREAMABLE_HTTP)) {
			return mcp.call();
		}
	}

	/**
	 * Has a context open and close around a call. The client closes afterwards.
	 * @param cycle who contends
	 * @return the answer
	 */
	@Benchmark
	@Measure(TITLE)
	@Warmup(iterations = 0)
	@Measurement(iterations = 1)
	public Object cycleWithForgottenClient(CycleAsWritten cycle) {
		RunningServer server = cycle.contender.start();
		try (McpSyncClient mcp = SdkClients.onTheJdk(server.uri(), McpTransport.STREAMABLE_HTTP)) {
			Object answer = SuccessfulCall.of(mcp);
			server.close();
			return answer;
		}
	}

	/**
	 * Who contends.
	 */
	@State(Scope.Benchmark)
	@SuppressWarnings("NullAway.Init")
	public static class Cycle {

		/**
		 * Who contends.
		 */
		@Param({ "SLICE", "TUNED", "BARE" })
		Contender contender;

	}

	/**
	 * Who contends without closing its client.
	 */
	@State(Scope.Benchmark)
	@SuppressWarnings("NullAway.Init")
	public static class CycleAsWritten {

		/**
		 * Who contends.
		 */
		@Param("AS_WRITTEN")
		Contender contender;

	}

}
