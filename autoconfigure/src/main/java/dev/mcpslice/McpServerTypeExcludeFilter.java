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

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mcpslice.internal.slice.SliceMembership;
import dev.mcpslice.internal.slice.SliceTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * {@link TypeExcludeFilter} for {@link McpServerTest @McpServerTest}.
 */
class McpServerTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<McpServerTest> {

	// The same for all slices: types listed on the classpath, which are looked up once.
	private static volatile @Nullable Set<Class<?>> listedTypes;

	private final ClassLoader classLoader;

	private final Optional<McpServerTest> settings;

	private final Set<Class<?>> components;

	private @Nullable SliceTypes types;

	private final Set<String> otherStack;

	McpServerTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.classLoader = testClass.getClassLoader();
		this.settings = getAnnotation().synthesize(MergedAnnotation::isPresent);
		this.components = this.settings.map((annotation) -> Set.copyOf(List.of(annotation.components())))
			.orElseGet(Set::of);
		this.otherStack = ApplicationStack.switchesOfTheOther(
				this.settings.map(McpServerTest::properties).orElseGet(() -> new String[0]), this.classLoader);
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return this.components;
	}

	@Override
	protected boolean defaultInclude(MetadataReader metadataReader, MetadataReaderFactory metadataReaderFactory)
			throws IOException {
		// Whatever else it has: it would fail.
		if (this.otherStack.stream().anyMatch(metadataReader.getAnnotationMetadata()::isAnnotated)) {
			return false;
		}
		for (Class<?> component : getComponentIncludes()) {
			if (isTypeOrAnnotated(metadataReader, metadataReaderFactory, component)) {
				return true;
			}
		}
		return new SliceMembership(metadataReaderFactory, this.classLoader, types(), this.components.isEmpty())
			.includes(metadataReader);
	}

	private SliceTypes types() {
		SliceTypes types = this.types;
		if (types == null) {
			Set<Class<?>> all = new HashSet<>(listedTypes());
			if (this.components.isEmpty()) {
				all.addAll(SliceTypes.ofFeatures());
			}
			types = new SliceTypes(all);
			this.types = types;
		}
		return types;
	}

	private Set<Class<?>> listedTypes() {
		Set<Class<?>> listed = listedTypes;
		if (listed == null) {
			listed = getDefaultIncludes();
			listedTypes = listed;
		}
		return listed;
	}

	// What is listed is no part of it, since it is the same for all.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof McpServerTypeExcludeFilter filter && this.settings.equals(filter.settings);
	}

	@Override
	public int hashCode() {
		return this.settings.hashCode();
	}

}
