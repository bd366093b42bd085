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

import java.lang.management.ManagementFactory;
import java.util.List;

import com.sun.management.UnixOperatingSystemMXBean;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Measures the heap, the threads and the file descriptors that each context of the
 * {@link FootprintBenchmark} takes.
 */
public final class Footprint implements InternalProfiler {

	/**
	 * How the labels of what is measured here end.
	 */
	static final String SUFFIX = " of each context";

	/**
	 * Objects with something to clean up go at the second collection only.
	 */
	private static final int COLLECTIONS = 4;

	private static final double MIB = 1024 * 1024;

	private static Taken before = new Taken(0, 0, 0);

	private static Taken after = before;

	/**
	 * Looks at what is taken before the contexts open.
	 */
	static void beforeOpening() {
		before = Taken.now();
	}

	/**
	 * Looks at what is taken while the contexts are open.
	 */
	static void afterOpening() {
		after = Taken.now();
	}

	@Override
	public String getDescription() {
		return "heap, threads and file descriptors";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
		// JMH calls it before the benchmark's own preparations.
	}

	// JMH calls it after the contexts have been closed.
	@Override
	public List<Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
			IterationResult result) {
		if (!concerns(benchmark)) {
			return List.of();
		}
		double contexts = Integer.parseInt(benchmark.getParam("contexts"));
		return List.of(result("Heap", (after.heap - before.heap) / MIB / contexts, "MiB"),
				result("Threads", (after.threads - before.threads) / contexts, "threads"),
				result("Descriptors", (after.descriptors - before.descriptors) / contexts, "descriptors"));
	}

	private static boolean concerns(BenchmarkParams benchmark) {
		return benchmark.getBenchmark().contains(FootprintBenchmark.class.getSimpleName());
	}

	private static ScalarResult result(String label, double value, String unit) {
		return new ScalarResult(label + SUFFIX, value, unit, AggregationPolicy.AVG);
	}

	/**
	 * What is taken.
	 *
	 * @param heap bytes that are in use
	 * @param threads threads that live
	 * @param descriptors file descriptors that are open
	 */
	private record Taken(long heap, long threads, long descriptors) {

		private static Taken now() {
			for (int i = 0; i < COLLECTIONS; i++) {
				System.gc();
			}
			return new Taken(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
					ManagementFactory.getThreadMXBean().getThreadCount(), openDescriptors());
		}

		private static long openDescriptors() {
			return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)
					? unix.getOpenFileDescriptorCount() : 0;
		}

	}

}
