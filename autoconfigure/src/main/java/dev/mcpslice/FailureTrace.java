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

import java.util.Arrays;
import java.util.List;

/**
 * Has the trace of a failure begin with the line of the test, or of a method that the
 * test calls, and not with how mcpslice noticed the failure. Causes keep theirs.
 */
final class FailureTrace {

	private static final List<String> INTERNAL = List.of("dev.mcpslice.", "reactor.", "java.", "jdk.", "org.assertj.",
			"io.modelcontextprotocol.", "org.springframework.", "org.junit.", "org.apache.maven.surefire.");

	private FailureTrace() {
	}

	/**
	 * Shortens the trace of a failure, if it begins in mcpslice.
	 * @param failure the failure
	 * @param testClass the class of the test
	 */
	static void trim(Throwable failure, Class<?> testClass) {
		String test = testClass.getName().replaceAll("\\$.*", "");
		StackTraceElement[] trace = failure.getStackTrace();
		int begin = 0;
		boolean ours = false;
		while (begin < trace.length && isInternal(trace[begin].getClassName(), test)) {
			ours = ours || trace[begin].getClassName().startsWith("dev.mcpslice.");
			begin++;
		}
		if (ours) {
			failure.setStackTrace(Arrays.copyOfRange(trace, begin, trace.length));
		}
	}

	/**
	 * Removes the trace of a failure that says everything itself.
	 * @param <T> the type of the failure
	 * @param failure the failure
	 * @return the same
	 */
	static <T extends Throwable> T remove(T failure) {
		failure.setStackTrace(new StackTraceElement[0]);
		return failure;
	}

	private static boolean isInternal(String className, String test) {
		return INTERNAL.stream().anyMatch(className::startsWith) && !className.equals(test)
				&& !className.startsWith(test + "$");
	}

}
