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

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.util.ClassUtils;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Leaves auto-configuration out of the slice whose module the application does not have.
 * Spring Boot's prefix {@code optional:} does it as well, but looks for the classes up to
 * three times for each test class and once for each context: a tenth of the time of a
 * warm start, on a class path of 156 entries. Here they are looked for once in a JVM.
 */
class AbsentModules implements AutoConfigurationImportFilter, BeanClassLoaderAware {

	// Given up when memory gets short.
	private static final Map<ClassLoader, Set<String>> absent = new ConcurrentReferenceHashMap<>();

	private @Nullable ClassLoader classLoader;

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		Set<String> absentHere = absent.computeIfAbsent(this.classLoader, AbsentModules::find);
		boolean[] match = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < match.length; i++) {
			match[i] = !absentHere.contains(String.valueOf(autoConfigurationClasses[i]));
		}
		return match;
	}

	private static Set<String> find(ClassLoader classLoader) {
		return ImportCandidates.load(SliceAutoConfiguration.class, classLoader)
			.getCandidates()
			.stream()
			.filter((name) -> classLoader
				.getResource(ClassUtils.convertClassNameToResourcePath(name) + ClassUtils.CLASS_FILE_SUFFIX) == null)
			.collect(Collectors.toUnmodifiableSet());
	}

}
