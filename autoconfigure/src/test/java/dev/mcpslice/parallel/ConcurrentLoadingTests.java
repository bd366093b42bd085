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

package dev.mcpslice.parallel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contexts load at the same time, which stock Spring's cache does not let them. That they
 * do is tested elsewhere; this is what it is worth once most is compiled. On two cores
 * the JVM's compilers take before then what the stock cache leaves idle: the process uses
 * both cores in either case.
 */
@Isolated("compares times")
@EnabledIfSystemProperty(named = "mcpslice.stress", matches = "true")
class ConcurrentLoadingTests {

	private static final int CONTEXTS = 16;

	private static final int THREADS = 4;

	private static final int WARM_UP = 15;

	private static final int ROUNDS = 15;

	@Test
	void savesAFifthOfTheTimeAtLeast() throws Exception {
		List<Duration> slice = new ArrayList<>();
		List<Duration> stock = new ArrayList<>();

		for (int round = 0; round < WARM_UP + ROUNDS; round++) {
			stock.add(load(Generated.stockCacheTests(Case.class, CONTEXTS)));
			slice.add(load(Generated.sliceTests(Case.class, CONTEXTS)));
		}

		Duration median = median(slice);
		Duration stockMedian = median(stock);
		Proof.print("%d contexts loaded by %d threads, median of %d rounds: %d ms, with the stock cache %d ms",
				CONTEXTS, THREADS, ROUNDS, median.toMillis(), stockMedian.toMillis());
		assertThat((double) stockMedian.toNanos() / median.toNanos()).isGreaterThan(1.25);
	}

	private static Duration median(List<Duration> rounds) {
		return rounds.stream().skip(WARM_UP).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
	}

	private static Duration load(List<Class<?>> testClasses) throws Exception {
		long start = System.nanoTime();
		List<OpenSlice> slices = Proof.inParallel(THREADS, CONTEXTS,
				(number) -> OpenSlice.of("", testClasses.get(number)));
		Duration duration = Duration.ofNanos(System.nanoTime() - start);
		slices.forEach(OpenSlice::close);
		return duration;
	}

	public static class Case {

	}

}
