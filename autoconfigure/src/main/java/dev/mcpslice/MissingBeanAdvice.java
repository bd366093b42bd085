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
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mcpslice.internal.slice.FeatureMethods;
import dev.mcpslice.internal.slice.MissingBeans;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The lines that a test needs for beans that its slice lacks.
 */
final class MissingBeanAdvice {

	private static final String ANNOTATIONS = "META-INF/mcpslice/auto-configure-annotations.properties";

	private final Set<String> onTheClass = new LinkedHashSet<>();

	private final Map<String, String> fields = new LinkedHashMap<>();

	private final List<String> simpleNames = new ArrayList<>();

	/**
	 * Creates the advice.
	 * @param types the types of the beans
	 * @param components the components to which the slice is narrowed, or none
	 */
	MissingBeanAdvice(Collection<Class<?>> types, Collection<Class<?>> components) {
		Properties annotations = annotations();
		Set<Class<?>> properties = new LinkedHashSet<>();
		Set<Class<?>> named = new LinkedHashSet<>(components);
		types.forEach((type) -> {
			String annotation = annotations.getProperty(type.getName());
			if (AnnotatedElementUtils.hasAnnotation(type, ConfigurationProperties.class)) {
				properties.add(type);
			}
			else if (!components.isEmpty() && FeatureMethods.isFeature(type)) {
				named.add(type);
			}
			else if (annotation != null) {
				int comma = annotation.indexOf(',');
				String name = annotation.substring(0, comma);
				this.onTheClass.add("@%s // %s, of %s".formatted(ClassUtils.getShortName(name),
						ClassUtils.getPackageName(name), annotation.substring(comma + 1)));
			}
			else {
				this.fields.put(variable(type), name(type));
			}
		});
		if (!properties.isEmpty()) {
			this.onTheClass.add("@EnableConfigurationProperties(" + classes(properties) + ")");
		}
		if (named.size() > components.size()) {
			this.onTheClass.add("@McpServerTest(" + classes(named) + ") // instead of what it names now");
		}
	}

	private String classes(Collection<Class<?>> types) {
		String classes = types.stream().map((type) -> name(type) + ".class").collect(Collectors.joining(", "));
		return (types.size() == 1) ? classes : "{ " + classes + " }";
	}

	private static Properties annotations() {
		try {
			return PropertiesLoaderUtils
				.loadProperties(new ClassPathResource(ANNOTATIONS, MissingBeanAdvice.class.getClassLoader()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// As it is written in code that imports it, if it is the only one of that name.
	private String name(Class<?> type) {
		String shortName = ClassUtils.getShortName(type);
		if (this.simpleNames.contains(shortName)) {
			return MissingBeans.name(type);
		}
		this.simpleNames.add(shortName);
		return shortName;
	}

	private String variable(Class<?> type) {
		String name = StringUtils.uncapitalizeAsProperty(type.getSimpleName());
		return this.fields.containsKey(name) ? name + this.fields.size() : name;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		if (!this.fields.isEmpty()) {
			text.append("Put into the test class:\n\n");
			this.fields.forEach((name, type) -> text.append("\t@MockitoBean %s %s;%n".formatted(type, name)));
		}
		if (!this.onTheClass.isEmpty()) {
			text.append(this.fields.isEmpty() ? "Put above the test class:\n\n" : "\nAnd above it:\n\n");
			this.onTheClass.forEach((line) -> text.append("\t").append(line).append("\n"));
		}
		return text.toString();
	}

}
