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

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The transports that are declared with {@link EachTransport @EachTransport}.
 *
 * @param annotation what is declared
 * @param place the class or method where it is
 */
record DeclaredTransports(EachTransport annotation, String place) {

	/**
	 * Returns what is declared for a test class, by itself or what it inherits from.
	 * @param testClass the class
	 * @return what is declared
	 */
	static Optional<DeclaredTransports> on(Class<?> testClass) {
		return find(MergedAnnotations.from(testClass, SearchStrategy.TYPE_HIERARCHY), testClass.getName());
	}

	/**
	 * Returns what is declared for a test method.
	 * @param method the method
	 * @return what is declared
	 */
	static Optional<DeclaredTransports> on(Method method) {
		return find(MergedAnnotations.from(method), ClassUtils.getQualifiedMethodName(method));
	}

	private static Optional<DeclaredTransports> find(MergedAnnotations annotations, String place) {
		return annotations.get(EachTransport.class)
			.synthesize((annotation) -> annotation.isPresent())
			.map((annotation) -> new DeclaredTransports(annotation, place));
	}

	/**
	 * Checks that nothing else says how often the class runs.
	 * @param testClass the class
	 */
	void requireAlone(Class<?> testClass) {
		requireAlone(MergedAnnotations.from(testClass, SearchStrategy.TYPE_HIERARCHY), ClassTemplate.class,
				"a @Nested class of the annotated one can have the other");
	}

	/**
	 * Checks that nothing else says how often the method runs.
	 * @param method the method
	 */
	void requireAlone(Method method) {
		MergedAnnotations annotations = MergedAnnotations.from(method);
		if (annotations.isPresent(Test.class)) {
			throw failure("stands beside @Test, with which the method runs once more. Leave @Test out");
		}
		requireAlone(annotations, TestTemplate.class, "put @EachTransport on the class, or on a @Nested class");
	}

	private void requireAlone(MergedAnnotations annotations, Class<? extends Annotation> template, String advice) {
		annotations.stream(template)
			.filter((annotation) -> !annotation.getMetaTypes().contains(EachTransport.class))
			.findFirst()
			.ifPresent((other) -> {
				throw failure("stands beside @%s, and JUnit does not combine the two: %s"
					.formatted(other.getRoot().getType().getSimpleName(), advice));
			});
	}

	/**
	 * Returns the transports that are left out.
	 * @param offered the transports that the server offers
	 * @return those of them that are left out
	 * @throws ExtensionConfigurationException if the annotation makes no sense
	 */
	Set<McpTransport> leftOut(Set<McpTransport> offered) {
		List<McpTransport> only = List.of(this.annotation.only());
		List<McpTransport> except = List.of(this.annotation.except());
		requireReason(only, except);
		requireOffered(only, offered);
		requireOffered(except, offered);
		Set<McpTransport> leftOut = EnumSet.noneOf(McpTransport.class);
		offered.stream()
			.filter((transport) -> except.contains(transport) || (!only.isEmpty() && !only.contains(transport)))
			.forEach(leftOut::add);
		if (leftOut.equals(offered)) {
			throw failure("leaves out all that the server offers: %s. Disable the test with @Disabled instead"
				.formatted(names(offered)));
		}
		return leftOut;
	}

	private void requireReason(List<McpTransport> only, List<McpTransport> except) {
		if (!only.isEmpty() && !except.isEmpty()) {
			throw failure("has both only and except. Say which transports to run over, or which ones to leave out");
		}
		boolean narrows = !only.isEmpty() || !except.isEmpty();
		boolean says = StringUtils.hasText(this.annotation.reason());
		if (narrows && !says) {
			throw failure("leaves out transports and does not say why. Say it, for who reads the report: "
					+ "reason = \"...\"");
		}
		if (says && !narrows) {
			throw failure("has a reason for leaving out transports, but leaves out none. Name them with only or "
					+ "except, or remove the reason");
		}
	}

	private void requireOffered(List<McpTransport> named, Set<McpTransport> offered) {
		Set<McpTransport> missing = EnumSet.noneOf(McpTransport.class);
		named.stream().filter((transport) -> !offered.contains(transport)).forEach(missing::add);
		if (!missing.isEmpty()) {
			throw failure("names %s, which the server does not offer. It offers %s".formatted(names(missing),
					names(offered)));
		}
	}

	/**
	 * Returns a failure.
	 * @param what what is wrong with the annotation, and what to do
	 * @return the failure
	 */
	ExtensionConfigurationException failure(String what) {
		return new ExtensionConfigurationException("%s %s.".formatted(this, what));
	}

	private static String names(Collection<McpTransport> transports) {
		return transports.stream().map(McpTransport::toString).collect(Collectors.joining(", "));
	}

	@Override
	public String toString() {
		return "@EachTransport of " + this.place;
	}

}
