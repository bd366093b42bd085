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

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mcpslice.ParallelEngine;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Events;

/**
 * What the proofs have in common. They are of a size that takes seconds, or, with the
 * profile {@code stress}, of the size that is claimed.
 */
final class Proof {

	private static final boolean STRESS = Boolean.getBoolean("mcpslice.stress");

	private Proof() {
	}

	static int size(int everyDay, int stress) {
		return STRESS ? stress : everyDay;
	}

	static boolean isStress() {
		return STRESS;
	}

	/**
	 * Prints what a proof has shown, in one line.
	 * @param format the line
	 * @param arguments its figures
	 */
	static void print(String format, Object... arguments) {
		System.out.println("Proof: " + format.formatted(arguments));
	}

	/**
	 * Runs a task in some threads, and waits for all of them.
	 * @param <T> what a task returns
	 * @param threads how many threads
	 * @param tasks how many tasks
	 * @param task the task, which is given its number
	 * @return what the tasks have returned, in order
	 */
	static <T> List<T> inParallel(int threads, int tasks, Task<T> task) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<T>> futures = executor.invokeAll(IntStream.range(0, tasks)
				.<Callable<T>>mapToObj((number) -> () -> task.run(number))
				.collect(Collectors.toList()), 10, TimeUnit.MINUTES);
			return futures.stream().map(Proof::get).collect(Collectors.toList());
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static <T> T get(Future<T> future) {
		try {
			return future.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * Runs test classes as JUnit does when classes are concurrent.
	 * @param threads how many at a time
	 * @param testClasses the classes
	 * @return what happened to their tests
	 */
	static Events runConcurrently(int threads, List<Class<?>> testClasses) {
		return Generated
			.with(testClasses.get(0), () -> ParallelEngine.run(threads, ExecutionMode.SAME_THREAD, testClasses))
			.testEvents();
	}

	/**
	 * Runs a test class as JUnit does when methods are concurrent.
	 * @param threads how many at a time
	 * @param testClass the class
	 * @return what happened to its tests
	 */
	static Events runMethodsConcurrently(int threads, Class<?> testClass) {
		return ParallelEngine.run(threads, ExecutionMode.CONCURRENT, List.of(testClass)).testEvents();
	}

	/**
	 * Returns the tests that have failed.
	 * @param events what happened to the tests
	 * @return what failed, and how
	 */
	static List<String> failures(Events events) {
		return events.failed()
			.map((event) -> event.getTestDescriptor().getUniqueId() + ": "
					+ event.getRequiredPayload(TestExecutionResult.class)
						.getThrowable()
						.map(Throwables::getStackTrace)
						.orElse(""))
			.toList();
	}

	/**
	 * Something to do many times.
	 *
	 * @param <T> what comes of it
	 */
	interface Task<T> {

		T run(int number) throws Exception;

	}

}
