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

package dev.mcpslice;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * JUnit, running classes at the same time.
 */
public final class ParallelEngine {

	private static final String PARALLEL = "junit.jupiter.execution.parallel.";

	private ParallelEngine() {
	}

	/**
	 * Runs test classes.
	 * @param threads how many at a time
	 * @param methods whether the methods of a class run at the same time as well
	 * @param testClasses the classes
	 * @return what happened
	 */
	public static EngineExecutionResults run(int threads, ExecutionMode methods, List<Class<?>> testClasses) {
		return run(threads, methods, testClasses, Map.of());
	}

	/**
	 * Runs test classes.
	 * @param threads how many at a time
	 * @param methods whether the methods of a class run at the same time as well
	 * @param testClasses the classes
	 * @param parameters more configuration parameters
	 * @return what happened
	 */
	public static EngineExecutionResults run(int threads, ExecutionMode methods, List<Class<?>> testClasses,
			Map<String, String> parameters) {
		return EngineTestKit.engine("junit-jupiter")
			.configurationParameter(PARALLEL + "enabled", "true")
			.configurationParameter(PARALLEL + "mode.default", methods.name())
			.configurationParameter(PARALLEL + "mode.classes.default", "concurrent")
			.configurationParameter(PARALLEL + "config.strategy", "fixed")
			.configurationParameter(PARALLEL + "config.fixed.parallelism", Integer.toString(threads))
			.configurationParameters(parameters)
			.selectors(testClasses.stream().map(DiscoverySelectors::selectClass).toList())
			.execute();
	}

}
