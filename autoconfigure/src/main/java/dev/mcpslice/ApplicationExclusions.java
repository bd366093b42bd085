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

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves auto-configuration out of the slice which the application excludes from its own.
 * A server that it replaces, or a protection that it does without, would be in the slice
 * otherwise. What a test imports by itself is none of the slice's and stays.
 */
class ApplicationExclusions implements AutoConfigurationImportFilter, BeanFactoryAware, EnvironmentAware {

	private static final Set<String> OF_THE_SLICE = Stream.of(SliceAutoConfiguration.class, McpServerTest.class)
		.flatMap((annotation) -> ImportCandidates.load(annotation, ApplicationExclusions.class.getClassLoader())
			.getCandidates()
			.stream())
		.map((candidate) -> candidate.substring(candidate.indexOf(':') + 1))
		.collect(Collectors.toSet());

	private static final WrongScopeWarning WRONG_SCOPE = new WrongScopeWarning();

	private @Nullable ListableBeanFactory beanFactory;

	private boolean inSlice;

	private @Nullable Set<String> exclusions;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = (ListableBeanFactory) beanFactory;
	}

	@Override
	public void setEnvironment(Environment environment) {
		WRONG_SCOPE.give();
		// Spring Boot tells contexts of different bootstrappers apart by this property.
		this.inSlice = environment.containsProperty(McpServerTestContextBootstrapper.class.getName());
	}

	// Asked for each auto-configuration, and for each class that one of them imports.
	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		Set<String> excluded = this.exclusions;
		if (excluded == null) {
			excluded = this.inSlice ? exclusions(Objects.requireNonNull(this.beanFactory)) : Set.of();
			this.exclusions = excluded;
		}
		boolean[] match = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < match.length; i++) {
			match[i] = !excluded.contains(String.valueOf(autoConfigurationClasses[i]));
		}
		return match;
	}

	private static Set<String> exclusions(ListableBeanFactory beanFactory) {
		Set<String> imported = new HashSet<>();
		beanFactory.getBeanProvider(SliceTest.class, false)
			.forEach((test) -> imported.addAll(test.importedAutoConfiguration()));
		return Stream.of(beanFactory.getBeanNamesForAnnotation(EnableAutoConfiguration.class))
			.flatMap(
					(name) -> beanFactory.findAllAnnotationsOnBean(name, EnableAutoConfiguration.class, false).stream())
			.flatMap((annotation) -> Stream.concat(Stream.of(annotation.exclude()).map(Class::getName),
					Stream.of(annotation.excludeName())))
			.filter((excluded) -> OF_THE_SLICE.contains(excluded) && !imported.contains(excluded))
			.collect(Collectors.toSet());
	}

}
