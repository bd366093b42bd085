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

package dev.mcpslice.guarded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * What JUnit says of a test class that guards a server.
 *
 * @param results the result of each test, by its path in the tree
 */
record GuardTrees(Map<String, TestExecutionResult> results) {

	static GuardTrees of(Class<?> testClass) {
		Map<String, TestExecutionResult> results = new LinkedHashMap<>();
		EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(testClass))
			.execute()
			.allEvents()
			.finished()
			.stream()
			.filter((event) -> !event.getTestDescriptor().isContainer()
					|| event.getRequiredPayload(TestExecutionResult.class).getThrowable().isPresent())
			.forEach((event) -> results.put(path(event), event.getRequiredPayload(TestExecutionResult.class)));
		return new GuardTrees(results);
	}

	private static String path(Event event) {
		List<String> names = new ArrayList<>();
		var node = event.getTestDescriptor();
		while (node.getParent().isPresent() && node.getParent().get().getParent().isPresent()) {
			names.add(0, node.getDisplayName());
			node = node.getParent().get();
		}
		return names.stream().skip(1).collect(Collectors.joining(" > "));
	}

	List<String> with(TestExecutionResult.Status status) {
		return this.results.entrySet()
			.stream()
			.filter((result) -> result.getValue().getStatus() == status)
			.map(Map.Entry::getKey)
			.toList();
	}

	List<String> failed() {
		return with(TestExecutionResult.Status.FAILED);
	}

	List<String> aborted() {
		return with(TestExecutionResult.Status.ABORTED);
	}

	/**
	 * Returns what a test says.
	 * @param path the end of its path
	 * @return the message
	 */
	String message(String path) {
		return this.results.entrySet()
			.stream()
			.filter((result) -> result.getKey().endsWith(path))
			.map((result) -> result.getValue().getThrowable().map(Throwable::getMessage).orElse(""))
			.collect(Collectors.joining("\n"));
	}

	@Override
	public String toString() {
		return this.results.entrySet()
			.stream()
			.map((result) -> "%s: %s%n%s".formatted(result.getValue().getStatus(), result.getKey(),
					result.getValue()
						.getThrowable()
						.map((failure) -> String.valueOf(failure.getMessage()).indent(6))
						.orElse("")))
			.collect(Collectors.joining());
	}

}
