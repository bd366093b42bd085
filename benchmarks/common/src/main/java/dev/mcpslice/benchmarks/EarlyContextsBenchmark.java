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
 * The contexts 2 to 10 of a Java virtual machine, all of which stay open.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class EarlyContextsBenchmark {

	private static final int CONTEXTS = 10;

	/**
	 * Who contends.
	 */
	@Param({ "SLICE", "TUNED", "AS_WRITTEN" })
	Contender contender;

	private final List<RunningServer> servers = new ArrayList<>();

	private List<Class<?>> testClasses;

	/**
	 * Opens the first context.
	 */
	@Setup
	public void openFirst() {
		this.testClasses = GeneratedTestClass.several(this.contender, CONTEXTS);
		this.servers.add(OpenContext.of(this.testClasses.get(0)));
	}

	/**
	 * Opens the others, one after the other.
	 * @return their servers
	 */
	@Benchmark
	@Measure("Contexts 2 to 10 of a JVM, together")
	public List<RunningServer> openOthers() {
		this.testClasses.stream().skip(1).map(OpenContext::of).forEach(this.servers::add);
		return this.servers;
	}

	/**
	 * Closes all, which is not measured.
	 */
	@TearDown
	public void close() {
		this.servers.forEach(RunningServer::close);
	}

}
