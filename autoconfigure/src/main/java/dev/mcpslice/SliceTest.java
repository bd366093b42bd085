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

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * The test for which a context is loaded. Others that are configured alike share the
 * context.
 *
 * @param testClass the test class
 */
record SliceTest(Class<?> testClass) {

	/**
	 * Returns the components to which the test narrows its slice.
	 * @return the components, or none if the slice has all
	 */
	Set<Class<?>> components() {
		McpServerTest annotation = TestContextAnnotationUtils.findMergedAnnotation(this.testClass, McpServerTest.class);
		return (annotation != null) ? Set.of(annotation.components()) : Set.of();
	}

	/**
	 * Returns the auto-configuration that the test imports by itself.
	 * @return the names of its classes
	 */
	Set<String> importedAutoConfiguration() {
		return MergedAnnotations.search(SearchStrategy.TYPE_HIERARCHY)
			.withEnclosingClasses(TestContextAnnotationUtils::searchEnclosingClass)
			.from(this.testClass)
			.stream(ImportAutoConfiguration.class)
			.flatMap(this::imported)
			.collect(Collectors.toSet());
	}

	// An annotation of the kind of @AutoConfigureCache lists them in a file of its name.
	private Stream<String> imported(MergedAnnotation<ImportAutoConfiguration> annotation) {
		MergedAnnotation<?> source = annotation.getMetaSource();
		if (source != null && source.getType() == SliceAutoConfiguration.class) {
			return Stream.empty();
		}
		return (source == null || source.getType() == McpServerTest.class)
				? Stream.of(annotation.getStringArray("classes"))
				: ImportCandidates.load(source.getType(), this.testClass.getClassLoader())
					.getCandidates()
					.stream()
					.map((candidate) -> candidate.substring(candidate.indexOf(':') + 1));
	}

}
