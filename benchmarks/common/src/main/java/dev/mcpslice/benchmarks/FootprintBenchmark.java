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

import java.util.ArrayList;
import java.util.List;
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

/**
 * Many contexts that are open at the same time. What they take is measured by
 * {@link Footprint}.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Dspring.test.context.cache.maxSize=200")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class FootprintBenchmark {

	/**
	 * Whose contexts.
	 */
	@Param({ "SLICE", "TUNED" })
	Contender contender;

	/**
	 * How many.
	 */
	@Param({ "1", "10", "100" })
	int contexts;

	private final List<RunningServer> servers = new ArrayList<>();

	private List<Class<?>> testClasses;

	/**
	 * Has all code run once that is going to be measured.
	 */
	@Setup
	public void openAndCloseOne() {
		this.testClasses = GeneratedTestClass.several(this.contender, this.contexts);
		try (RunningServer server = this.contender.start()) {
			SdkClients.onWebClient(server.uri(), McpTransport.STREAMABLE_HTTP).closeGracefully();
		}
		Footprint.beforeOpening();
	}

	/**
	 * Opens the contexts.
	 * @return their servers
	 */
	@Benchmark
	@Measure("Opening contexts that stay open")
	public List<RunningServer> open() {
		this.testClasses.stream().map(OpenContext::of).forEach(this.servers::add);
		return this.servers;
	}

	/**
	 * Looks at what the contexts take, and closes them.
	 */
	@TearDown
	public void close() {
		Footprint.afterOpening();
		this.servers.forEach(RunningServer::close);
	}

}
