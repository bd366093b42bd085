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

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 16 contexts that 4 threads ask for, as concurrent test classes do.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 8)
@Measurement(iterations = 8)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class ConcurrentContextsBenchmark {

	private static final int CONTEXTS = 16;

	private static final int THREADS = 4;

	/**
	 * Who contends.
	 */
	@Param({ "SLICE", "STOCK_CACHE", "TUNED" })
	Contender contender;

	private ExecutorService threads;

	private List<Class<?>> testClasses;

	private List<Future<OpenContext>> contexts;

	/**
	 * Makes the test classes and the threads.
	 */
	@Setup
	public void prepare() {
		this.threads = Executors.newFixedThreadPool(THREADS);
		this.testClasses = GeneratedTestClass.several(this.contender, CONTEXTS);
	}

	/**
	 * Opens the contexts.
	 * @return the contexts
	 * @throws Exception if one of them does not open
	 */
	@Benchmark
	@Measure(value = "16 contexts, asked for by 4 threads", baseline = "STOCK_CACHE")
	public List<Future<OpenContext>> open() throws Exception {
		this.contexts = this.testClasses.stream()
			.map((testClass) -> this.threads.submit(() -> OpenContext.of(testClass)))
			.toList();
		for (Future<OpenContext> context : this.contexts) {
			context.get();
		}
		return this.contexts;
	}

	/**
	 * Closes the contexts, which is not measured.
	 * @throws Exception if one of them has not opened
	 */
	@TearDown(Level.Iteration)
	public void close() throws Exception {
		for (Future<OpenContext> context : this.contexts) {
			context.get().close();
		}
	}

	/**
	 * Ends the threads.
	 */
	@TearDown
	public void endThreads() {
		this.threads.shutdown();
	}

}
