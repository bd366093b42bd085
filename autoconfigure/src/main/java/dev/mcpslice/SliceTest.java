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
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * The test for which a context is loaded. Others that are configured alike share the
 * context.
 *
 * @param testClass the test class
 */
record SliceTest(Class<?> testClass) {

	/**
	 * Returns the auto-configuration that the test imports by itself.
	 * @return the names of its classes
	 */
	Set<String> importedAutoConfiguration() {
		return MergedAnnotations.from(this.testClass, SearchStrategy.TYPE_HIERARCHY)
			.stream(ImportAutoConfiguration.class)
			.flatMap((annotation) -> Stream.of(annotation.getStringArray("classes")))
			.collect(Collectors.toSet());
	}

}
