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

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs a suite of test classes and ends, as a test JVM of Maven or Gradle does.
 */
public final class SuiteProgram {

	private static final int CLASSES = 20;

	private static final int CONTEXTS = 10;

	private SuiteProgram() {
	}

	/**
	 * Runs the suite.
	 * @param arguments who contends, and how many classes run at the same time
	 */
	public static void main(String[] arguments) {
		Contender contender = Contender.valueOf(arguments[0]);
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		LauncherFactory.create()
			.execute(LauncherDiscoveryRequestBuilder.request()
				.selectors(IntStream.range(0, CLASSES)
					.mapToObj((number) -> contender.testClass("benchmarks.context=" + number % CONTEXTS))
					.map(DiscoverySelectors::selectClass)
					.toList())
				.configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
				.configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
				.configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
				.configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", arguments[1])
				.build(), listener);
		TestExecutionSummary summary = listener.getSummary();
		if (summary.getTestsSucceededCount() != CLASSES * SdkClientCase.TESTS) {
			PrintWriter errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
			summary.printTo(errors);
			summary.printFailuresTo(errors);
			System.exit(1);
		}
		// As Surefire does: threads that somebody has left do not hold the JVM up.
		System.exit(0);
	}

}
