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
import java.util.concurrent.TimeUnit;

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
 * A test JVM from its start to its end, with a suite of 20 classes of three tests each.
 * Two classes at a time share a context.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class SuiteBenchmark {

	private static final String TITLE = "A test JVM with 20 classes of 10 contexts";

	/**
	 * Runs the suite of somebody who cares for what happens at the end.
	 * @param suite the suite
	 */
	@Benchmark
	@Measure(TITLE)
	public void run(Suite suite) {
		Program.java(List.of(), suite.contender.name(), String.valueOf(suite.concurrency)).await();
	}

	/**
	 * Runs the suite of somebody who does not.
	 * @param suite the suite
	 */
	@Benchmark
	@Measure(TITLE)
	public void runWithForgottenClients(SuiteAsWritten suite) {
		Program.java(List.of(), suite.contender.name(), String.valueOf(suite.concurrency)).await();
	}

	/**
	 * Runs the suite with and without a report of what went over the wire.
	 * @param report whether there is one
	 */
	@Benchmark
	@Measure(value = "The same, one class after the other, with `mcpslice.report`", baseline = "NONE")
	public void runWithReport(Report report) {
		Program.java(report.contender.options(), Contender.SLICE.name(), "1").await();
	}

	/**
	 * A suite.
	 */
	@State(Scope.Benchmark)
	@SuppressWarnings("NullAway.Init")
	public static class Suite {

		/**
		 * Who contends.
		 */
		@Param({ "SLICE", "TUNED" })
		Contender contender;

		/**
		 * How many classes run at the same time.
		 */
		@Param({ "1", "4" })
		int concurrency;

	}

	/**
	 * A suite whose clients nobody closes.
	 */
	@State(Scope.Benchmark)
	@SuppressWarnings("NullAway.Init")
	public static class SuiteAsWritten {

		/**
		 * Who contends.
		 */
		@Param("AS_WRITTEN")
		Contender contender;

		/**
		 * How many classes run at the same time.
		 */
		@Param({ "1", "4" })
		int concurrency;

	}

	/**
	 * A report of what went over the wire.
	 */
	@State(Scope.Benchmark)
	@SuppressWarnings("NullAway.Init")
	public static class Report {

		/**
		 * What is reported.
		 */
		@Param({ "NONE", "FAILURES", "ALL" })
		Reported contender;

	}

	/**
	 * What is reported.
	 */
	public enum Reported {

		/**
		 * Nothing.
		 */
		NONE("absent", ""),

		/**
		 * Tests that have failed, of which there are none.
		 */
		FAILURES("`failures`", "failures"),

		/**
		 * All tests.
		 */
		ALL("`all`", "all");

		private final String title;

		private final String value;

		Reported(String title, String value) {
			this.title = title;
			this.value = value;
		}

		private List<String> options() {
			return this.value.isEmpty() ? List.of()
					: List.of("-Dmcpslice.report=" + this.value, "-Dmcpslice.report.directory=target/benchmarks/wire");
		}

		@Override
		public String toString() {
			return this.title;
		}

	}

}
