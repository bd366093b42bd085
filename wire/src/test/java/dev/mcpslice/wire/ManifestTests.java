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

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mcpslice.wire.Manifest.Difference;
import dev.mcpslice.wire.Manifest.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The manifest says what the tests show, the tests show what the manifest says, and
 * documentation sums it up.
 */
class ManifestTests {

	private final Manifest manifest = Manifest.read();

	@Test
	void listsEveryScenarioOfEverySuite() {
		assertThat(this.manifest.entries().keySet())
			.containsExactlyElementsOf(Stream.of(Suite.values()).flatMap((suite) -> suite.ids().stream()).toList());
	}

	@Test
	void saysWhatHappensInsteadAndWhy() {
		assertThat(this.manifest.entries()).allSatisfy((id, entry) -> {
			assertThat(entry.scenario()).as("scenario").isNotBlank();
			assertSaid("instead", entry.instead(), entry.status() == Status.DIVERGENT);
			assertSaid("because", entry.because(), entry.status() != Status.COVERED);
			Difference webmvc = entry.webmvc();
			if (webmvc != null) {
				assertSaid("instead on servlets", webmvc.instead(), webmvc.status() == Status.DIVERGENT);
				assertSaid("because on servlets", webmvc.because(), webmvc.status() != Status.COVERED);
			}
		});
	}

	@ParameterizedTest
	@EnumSource
	void hasATestForEachScenarioThatCanExist(Stack stack) {
		assertThat(shown((element) -> only(element).map(stack::equals).orElse(true)))
			.containsAll(this.manifest.ids(stack, "", Status.COVERED, Status.DIVERGENT));
	}

	@Test
	void saysWhatIsDifferentOnServlets() {
		assertThat(shown((element) -> only(element).filter(Stack.WEBMVC::equals).isPresent())).isNotEmpty()
			.allSatisfy((id) -> assertThat(this.manifest.entries().get(id).webmvc()).as(id).isNotNull());
	}

	private static Optional<Stack> only(Method method) {
		return AnnotationSupport.findAnnotation(method, OnlyOn.class).map(OnlyOn::value);
	}

	@Test
	void hasNoTestForWhatCannotExist() {
		assertThat(this.manifest.ids(Stack.WEBFLUX, "", Status.NOT_APPLICABLE))
			.allSatisfy((id) -> assertThat(shown()).doesNotContain(id));
	}

	@Test
	void knowsEveryScenarioThatATestNames() {
		assertThat(this.manifest.entries()).containsKeys(shown().toArray(String[]::new));
	}

	@Test
	void saysWhichTestsRunWithAProfileOnly() {
		List<String> byDefault = shown(Predicate.not(ManifestTests::isOfPlatform), (method) -> true);

		assertThat(this.manifest.ids(Stack.WEBFLUX, "", Status.COVERED, Status.DIVERGENT))
			.filteredOn((id) -> !Boolean.TRUE.equals(this.manifest.entries().get(id).platform()))
			.containsExactlyInAnyOrderElementsOf(byDefault);
	}

	@Test
	void isSummedUpInTheDocumentation() {
		String table = Stream.of(Suite.values())
			.flatMap((suite) -> Stream.of(Stack.values()).map((stack) -> suite.row(this.manifest, stack)))
			.collect(Collectors.joining("\n", """
					| suite | stack | as it should be | divergent | not applicable |
					|---|---|---|---|---|
					""", "\n"));

		assertThat(Path.of("../docs/wire.md")).content().as("replace the table").contains(table);
	}

	private static void assertSaid(String name, @Nullable String text, boolean expected) {
		if (expected) {
			assertThat(text).as(name).isNotBlank();
		}
		else {
			assertThat(text).as(name).isNull();
		}
	}

	private static boolean isOfPlatform(Class<?> type) {
		return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getEnclosingClass)
			.flatMap((each) -> AnnotationSupport.findRepeatableAnnotations(each, Tag.class).stream())
			.anyMatch((tag) -> tag.value().equals("platform"));
	}

	private static List<String> shown() {
		return shown((method) -> true);
	}

	private static List<String> shown(Predicate<Method> tests) {
		return shown((type) -> true, tests);
	}

	private static List<String> shown(Predicate<Class<?>> which, Predicate<Method> tests) {
		return ReflectionSupport.streamAllClassesInPackage("dev.mcpslice.wire", ManifestTests::isRun, (name) -> true)
			.filter(which)
			.flatMap((type) -> ReflectionSupport.streamMethods(type, (method) -> isTest(method) && tests.test(method),
					HierarchyTraversalMode.TOP_DOWN))
			.flatMap((method) -> Stream.of(method.getAnnotation(Scenario.class).value()))
			.distinct()
			.toList();
	}

	// What an abstract class declares counts with the classes that inherit it.
	private static boolean isRun(Class<?> type) {
		return !Modifier.isAbstract(type.getModifiers())
				&& (!type.isMemberClass() || AnnotationSupport.isAnnotated(type, Nested.class))
				&& Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getEnclosingClass)
					.allMatch(ManifestTests::isEnabled);
	}

	private static boolean isTest(Method method) {
		return AnnotationSupport.isAnnotated(method, Scenario.class) && isEnabled(method)
				&& (AnnotationSupport.isAnnotated(method, Test.class)
						|| AnnotationSupport.isAnnotated(method, TestTemplate.class));
	}

	private static boolean isEnabled(AnnotatedElement element) {
		return !AnnotationSupport.isAnnotated(element, Disabled.class);
	}

}
