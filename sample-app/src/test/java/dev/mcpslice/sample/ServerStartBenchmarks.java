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

package dev.mcpslice.sample;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what docs/benchmarks.md says about servers in processes of their own. Not part
 * of the build: that page names the command.
 */
class ServerStartBenchmarks {

	private static final int ROUNDS = 7;

	private static final int SERVERS = 8;

	@TempDir
	private Path archives;

	@Test
	void startsAndEnds() {
		measure("packaged jar", () -> jar());
		measure("packaged jar, class data sharing", () -> jar().classDataSharing(this.archives));
		measure("packaged jar, without -XX:TieredStopAtLevel=1", () -> jar().jvmOptions("-XX:TieredStopAtLevel=4"));
		measure("application class", () -> McpServerProcess.application(BookshopApplication.class));
	}

	@Test
	void severalAtOnce() {
		measureSeveral("packaged jar", () -> jar());
		jar().classDataSharing(this.archives).start().close();
		measureSeveral("packaged jar, class data sharing", () -> jar().classDataSharing(this.archives));
	}

	private static McpServerProcess.Builder jar() {
		return McpServerProcess.jar("target/mcpslice-sample-app-*.jar");
	}

	private static void measure(String what, Supplier<McpServerProcess.Builder> builder) {
		long[] starts = new long[ROUNDS];
		long[] ends = new long[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			long begin = System.nanoTime();
			McpServerProcess server = builder.get().start();
			long ready = System.nanoTime();
			server.close();
			starts[round] = ready - begin;
			ends[round] = System.nanoTime() - ready;
		}
		System.out.printf("%-55s ready after %.2f s at first, then %.2f s; ends within %.2f s%n", what, starts[0] / 1e9,
				median(starts), median(ends));
	}

	// Of all but the first.
	private static double median(long[] times) {
		long[] later = Arrays.copyOfRange(times, 1, times.length);
		Arrays.sort(later);
		return (later[(later.length - 1) / 2] + later[later.length / 2]) / 2e9;
	}

	private static void measureSeveral(String what, Supplier<McpServerProcess.Builder> builder) {
		long begin = System.nanoTime();
		List<McpServerProcess> servers = McpServerProcess
			.startAll(Collections.nCopies(SERVERS, builder).stream().map(Supplier::get).toList());
		System.out.printf("%-55s %d at once, ready after %.2f s%n", what, SERVERS, (System.nanoTime() - begin) / 1e9);
		servers.forEach(McpServerProcess::close);
	}

}
