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

import java.lang.reflect.Constructor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mcpslice.internal.endpoint.Troubleshooting;
import dev.mcpslice.internal.slice.MissingBeans;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Explains missing beans by what a slice is, all of them at once: they may well exist in
 * the application, and have been left out here. What Spring Boot explains better is left
 * to Spring Boot, whose special analyzers come first.
 */
class MissingBeanFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> implements Ordered {

	private final DefaultListableBeanFactory beanFactory;

	private final Environment environment;

	MissingBeanFailureAnalyzer(BeanFactory beanFactory, Environment environment) {
		this.beanFactory = (DefaultListableBeanFactory) beanFactory;
		this.environment = environment;
	}

	// After Spring Boot's analyzers of special cases, which have an order of 0, and
	// before
	// that of all others.
	@Override
	public int getOrder() {
		return 10;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> type = cause.getBeanType();
		if (type == null || cause.getNumberOfBeansFound() > 0 || !isSlice()) {
			return null;
		}
		InjectionPoint point = injectionPoint(rootFailure, cause);
		if (point != null && isBoundByConstructor(point)) {
			return notBound(point.getMember().getDeclaringClass(), cause);
		}
		Map<Class<?>, Set<String>> missing = new LinkedHashMap<>();
		missing.put(type, new LinkedHashSet<>((point != null) ? Set.of(MissingBeans.describe(point)) : Set.of()));
		MissingBeans.in(this.beanFactory)
			.forEach((other, points) -> missing.computeIfAbsent(other, (key) -> new LinkedHashSet<>()).addAll(points));
		return new FailureAnalysis(description(missing), action(missing.keySet()), cause);
	}

	private boolean isSlice() {
		return this.environment.containsProperty(McpServerTestContextBootstrapper.class.getName());
	}

	// Who has asked for the bean in other ways, in a bean method for example, has none.
	private static @Nullable InjectionPoint injectionPoint(Throwable rootFailure, Throwable cause) {
		return Stream.iterate(rootFailure, Objects::nonNull, Throwable::getCause)
			.filter((failure) -> failure.getCause() == cause)
			.findFirst()
			.map((failure) -> (failure instanceof UnsatisfiedDependencyException unsatisfied)
					? unsatisfied.getInjectionPoint() : null)
			.orElse(null);
	}

	private static boolean isBoundByConstructor(InjectionPoint point) {
		return point.getMember() instanceof Constructor<?> constructor
				&& AnnotatedElementUtils.hasAnnotation(constructor.getDeclaringClass(), ConfigurationProperties.class)
				&& !AnnotatedElementUtils.hasAnnotation(constructor, Autowired.class);
	}

	// Spring Boot says so as well, but only if no other bean was about to be created.
	private static FailureAnalysis notBound(Class<?> properties, NoSuchBeanDefinitionException cause) {
		String name = ClassUtils.getShortName(properties);
		return new FailureAnalysis(
				("%s takes configuration properties by its constructor, but it is a regular bean here, so that Spring "
						+ "looks for beans of their types.")
					.formatted(MissingBeans.name(properties)),
				"Put @EnableConfigurationProperties(%s.class) above the test class, instead of an @Import of %s."
					.formatted(name, name),
				cause);
	}

	private String description(Map<Class<?>, Set<String>> missing) {
		String beans = missing.entrySet()
			.stream()
			.map((bean) -> "\n\t" + MissingBeans.name(bean.getKey())
					+ (bean.getValue().isEmpty() ? "" : ", needed by " + String.join("\n\t\tand ", bean.getValue())))
			.collect(Collectors.joining());
		return "%s lacks %s:%n%s%s".formatted("The slice of @McpServerTest",
				(missing.size() == 1) ? "a bean" : missing.size() + " beans", beans, unfilteredScan());
	}

	private String unfilteredScan() {
		List<String> scanning = unfilteredScans().map(Class::getName).toList();
		return scanning.isEmpty() ? ""
				: ("%n%nThe slice has more components than an MCP server, since its filter is switched off by "
						+ "@ComponentScan on %s.")
					.formatted(String.join(", ", scanning));
	}

	// The scan of @SpringBootApplication has the filter; one that is declared beside it
	// takes its place.
	private Stream<Class<?>> unfilteredScans() {
		return Stream.of(this.beanFactory.getBeanNamesForAnnotation(Configuration.class))
			.<Class<?>>flatMap((name) -> Stream.ofNullable(this.beanFactory.getType(name, false)))
			.<Class<?>>map(ClassUtils::getUserClass)
			.filter((type) -> MergedAnnotations.from(type)
				.stream(ComponentScan.class)
				.anyMatch((scan) -> scan.getDistance() <= 1 && isDeclaredOn(type, scan) && !hasFilter(scan)));
	}

	private static boolean isDeclaredOn(Class<?> type, MergedAnnotation<ComponentScan> scan) {
		return type.equals(scan.getSource()) && scan.getRoot().getType().getName().contains("ComponentScan");
	}

	private static boolean hasFilter(MergedAnnotation<ComponentScan> scan) {
		return Stream.of(scan.getAnnotationArray("excludeFilters", ComponentScan.Filter.class))
			.flatMap((filter) -> Stream.of(filter.getClassArray("classes")))
			.anyMatch(TypeExcludeFilter.class::equals);
	}

	private Set<Class<?>> namedComponents() {
		return this.beanFactory.getBeanProvider(SliceTest.class, false)
			.stream()
			.flatMap((test) -> test.components().stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private String action(Set<Class<?>> types) {
		String filter = unfilteredScans().findAny().isPresent()
				? "Let the slice filter components: remove @ComponentScan, move it to a @Configuration class of its "
						+ "own, or declare @ComponentScan(excludeFilters = @Filter(type = FilterType.CUSTOM, "
						+ "classes = TypeExcludeFilter.class)). Otherwise:\n\n"
				: "";
		return filter + new MissingBeanAdvice(types, namedComponents())
				+ "\nOr add the real beans, with @Import or the includeFilters of @McpServerTest, and with "
				+ "@ImportAutoConfiguration what Spring Boot configures. "
				+ "@McpServerTest(SomeTools.class) leaves other components out, with what they need.\n"
				+ Troubleshooting.MISSING_BEANS;
	}

}
