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

package dev.mcpslice.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mcpslice.wire.Manifest.Status;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The manifest says what the tests show, and the tests show what the manifest says.
 */
class ManifestTests {

	private static final Map<String, Integer> SUITES = Map.of("A", 61, "B", 18, "C", 11, "D", 8, "E", 7);

	private final Manifest manifest = Manifest.read();

	@Test
	void listsEveryScenarioOfEverySuite() {
		assertThat(this.manifest.entries().keySet()).containsExactlyElementsOf(Stream.of("A", "B", "C", "D", "E")
			.flatMap((suite) -> IntStream.rangeClosed(1, SUITES.get(suite))
				.mapToObj("%s%%02d".formatted(suite)::formatted))
			.toList());
	}

	@Test
	void saysWhatHappensInsteadAndWhy() {
		assertThat(this.manifest.entries()).allSatisfy((id, entry) -> {
			assertThat(entry.scenario()).as("scenario").isNotBlank();
			assertThat(entry.instead() != null).as("instead").isEqualTo(entry.status() == Status.DIVERGENT);
			assertThat(entry.because() != null).as("because").isEqualTo(entry.status() != Status.COVERED);
		});
	}

	@Test
	void hasATestForEachScenarioThatCanExist() {
		assertThat(ids(Status.COVERED, Status.DIVERGENT)).isSubsetOf(shown());
	}

	@Test
	void hasNoTestForWhatCannotExist() {
		assertThat(ids(Status.NOT_APPLICABLE)).doesNotContainAnyElementsOf(shown());
	}

	@Test
	void knowsEveryScenarioThatATestNames() {
		assertThat(shown()).isSubsetOf(this.manifest.entries().keySet());
	}

	private List<String> ids(Status... statuses) {
		return this.manifest.entries()
			.entrySet()
			.stream()
			.filter((entry) -> Arrays.asList(statuses).contains(entry.getValue().status()))
			.map(Map.Entry::getKey)
			.toList();
	}

	private static List<String> shown() {
		return ReflectionSupport
			.streamAllClassesInPackage("dev.mcpslice.wire",
					(type) -> !AnnotationSupport.isAnnotated(type, Disabled.class), (name) -> true)
			.flatMap((type) -> ReflectionSupport.streamMethods(type,
					(method) -> AnnotationSupport.isAnnotated(method, Scenario.class), HierarchyTraversalMode.TOP_DOWN))
			.filter((method) -> (AnnotationSupport.isAnnotated(method, Test.class)
					|| AnnotationSupport.isAnnotated(method, TestTemplate.class))
					&& !AnnotationSupport.isAnnotated(method, Disabled.class))
			.flatMap((method) -> Stream.of(method.getAnnotation(Scenario.class).value()))
			.distinct()
			.collect(Collectors.toList());
	}

}
