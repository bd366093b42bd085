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

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A context in a Java virtual machine that has had some.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 20)
@Measurement(iterations = 20)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class WarmContextBenchmark {

	/**
	 * Who contends.
	 */
	@Param({ "SLICE", "TUNED", "AS_WRITTEN", "BARE" })
	Contender contender;

	private RunningServer server;

	/**
	 * Opens a context.
	 * @return its server
	 */
	@Benchmark
	@Measure("Warm start of a context")
	public RunningServer open() {
		this.server = this.contender.start();
		return this.server;
	}

	/**
	 * Closes the context, which is not measured.
	 */
	@TearDown(Level.Iteration)
	public void close() {
		this.server.close();
	}

}
