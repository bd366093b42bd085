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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import org.springframework.util.StringUtils;

/**
 * Runs the benchmarks and writes their results. Contenders take turns: in each round,
 * each of them has a Java virtual machine of its own.
 */
public final class BenchmarkRun {

	private static final TimeValue BRIEFLY = TimeValue.milliseconds(200);

	private final Path directory;

	private final Map<String, RunResult> results = new LinkedHashMap<>();

	private BenchmarkRun(Path directory) {
		this.directory = directory;
	}

	/**
	 * Runs the benchmarks that the system property {@code benchmarks} matches.
	 * @param arguments the directory for what is written
	 * @throws IOException if the results cannot be written
	 * @throws RunnerException if a benchmark fails
	 */
	public static void main(String[] arguments) throws IOException, RunnerException {
		boolean smoke = Boolean.getBoolean("benchmarks.smoke");
		int rounds = smoke ? 1 : Integer.getInteger("benchmarks.rounds", 1);
		BenchmarkRun run = new BenchmarkRun(Files.createDirectories(Path.of(arguments[0])));
		for (int round = 1; round <= rounds; round++) {
			Path log = run.directory.resolve("round-%d.log".formatted(round));
			System.out.printf("Round %d of %d on %s, see %s%n", round, rounds, Application.current().stack(), log);
			run.add(new Runner(options(smoke, log)).run());
			run.write(settings(smoke, round));
		}
		System.out.println(Files.readString(run.directory.resolve("results.md")));
	}

	private static Options options(boolean smoke, Path log) {
		ChainedOptionsBuilder options = new OptionsBuilder().include(System.getProperty("benchmarks", ".*"))
			.addProfiler(Footprint.class)
			.shouldFailOnError(true)
			.output(log.toString())
			.jvmArgsPrepend(Arrays.stream(System.getProperty("benchmarks.jvm-options", "").split("\\s+"))
				.filter(StringUtils::hasText)
				.toArray(String[]::new));
		if (smoke) {
			System.setProperty("logging.level.root", "error");
			// What nobody has closed is waited for, half a minute each time. Without a
			// virtual machine for each contender, all of it takes as long as starting
			// them.
			options.exclude("Forgotten")
				.forks(0)
				.warmupIterations(0)
				.measurementIterations(1)
				.measurementTime(BRIEFLY)
				.param("contexts", "1", "10");
		}
		return options.build();
	}

	private static String settings(boolean smoke, int rounds) {
		return smoke ? "a smoke run, in which everything runs once and without warm-up: no figure means anything"
				: "forks of each contender: " + rounds;
	}

	private void add(Collection<RunResult> round) {
		round.forEach((result) -> this.results.merge(result.getParams().id(), result, BenchmarkRun::merge));
	}

	private static RunResult merge(RunResult before, RunResult result) {
		List<BenchmarkResult> forks = new ArrayList<>(before.getBenchmarkResults());
		forks.addAll(result.getBenchmarkResults());
		return new RunResult(before.getParams(), forks);
	}

	private void write(String settings) throws IOException {
		new Report(Environment.current(), settings, List.copyOf(this.results.values())).writeTo(this.directory);
	}

}
