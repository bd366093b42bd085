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

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * A server that is declared with {@link McpServerProcessTest @McpServerProcessTest}.
 *
 * @param annotation what is declared
 * @param place the class or method where it is
 */
record DeclaredServer(McpServerProcessTest annotation, String place) {

	/**
	 * Returns what runs as long as a test class.
	 * @param testClass the class
	 * @return the servers
	 */
	static List<DeclaredServer> perClass(Class<?> testClass) {
		return on(testClass).stream().filter((server) -> !server.isPerMethod()).toList();
	}

	/**
	 * Returns what runs as long as a test method.
	 * @param context the context of the method, or of a class for what all its methods
	 * have
	 * @return the servers
	 */
	static Collection<DeclaredServer> perMethod(ExtensionContext context) {
		List<Class<?>> testClasses = new ArrayList<>(context.getEnclosingTestClasses());
		testClasses.add(context.getRequiredTestClass());
		Map<String, DeclaredServer> servers = new LinkedHashMap<>();
		// A nearer one per class takes the place of a farther one per method, too.
		testClasses.stream()
			.flatMap((testClass) -> on(testClass).stream())
			.forEach((server) -> servers.compute(server.annotation().name(),
					(name, farther) -> server.isPerMethod() ? server : null));
		context.getTestMethod()
			.ifPresent((method) -> on(method).forEach((server) -> servers.put(server.annotation().name(), server)));
		return servers.values();
	}

	private static Collection<DeclaredServer> on(Class<?> testClass) {
		return find(testClass, SearchStrategy.TYPE_HIERARCHY, testClass.getName());
	}

	private static Collection<DeclaredServer> on(Method method) {
		return find(method, SearchStrategy.DIRECT, ClassUtils.getQualifiedMethodName(method));
	}

	private static Collection<DeclaredServer> find(AnnotatedElement element, SearchStrategy strategy, String place) {
		Map<String, DeclaredServer> servers = new LinkedHashMap<>();
		Map<String, Integer> distances = new LinkedHashMap<>();
		MergedAnnotations.search(strategy).from(element).stream(McpServerProcessTest.class).forEach((annotation) -> {
			String name = annotation.getString("name");
			Integer nearer = distances.putIfAbsent(name, annotation.getAggregateIndex());
			if (nearer == null) {
				servers.put(name, new DeclaredServer(annotation.synthesize(), place));
			}
			else if (nearer == annotation.getAggregateIndex()) {
				throw ambiguous(annotation, name);
			}
		});
		return servers.values();
	}

	private static ExtensionConfigurationException ambiguous(MergedAnnotation<?> annotation, String name) {
		return new ExtensionConfigurationException(
				"@McpServerProcessTest is declared twice on %s %s. Give each server a name of its own: name = \"...\"."
					.formatted(annotation.getSource(),
							name.isEmpty() ? "without a name" : "with the name '%s'".formatted(name)));
	}

	private boolean isPerMethod() {
		return this.annotation.lifecycle() == Lifecycle.PER_METHOD;
	}

	/**
	 * Returns how to start the server.
	 * @return the builder
	 * @throws ExtensionConfigurationException if the annotation makes no sense
	 */
	ServerToStart toStart() {
		return new ServerToStart(builder(), this.annotation.name().isEmpty());
	}

	private McpServerProcess.Builder builder() {
		try {
			McpServerProcess.Builder builder = program().properties(this.annotation.properties())
				.arguments(this.annotation.arguments())
				.jvmOptions(this.annotation.jvmOptions());
			if (!this.annotation.name().isEmpty()) {
				builder.name(this.annotation.name());
			}
			if (this.annotation.profiles().length > 0) {
				builder.profiles(this.annotation.profiles());
			}
			for (String variable : this.annotation.environment()) {
				int separator = variable.indexOf('=');
				Assert.isTrue(separator > 0,
						() -> "'%s' is no environment variable: NAME=value is expected.".formatted(variable));
				builder.environment(variable.substring(0, separator), variable.substring(separator + 1));
			}
			if (this.annotation.forwardOutput()) {
				builder.forwardOutput();
			}
			if (!this.annotation.classDataSharing().isEmpty()) {
				builder.classDataSharing(Path.of(this.annotation.classDataSharing()));
			}
			if (!this.annotation.startTimeout().isEmpty()) {
				builder.startTimeout(DurationStyle.detectAndParse(this.annotation.startTimeout()));
			}
			return builder;
		}
		catch (IllegalArgumentException ex) {
			throw new ExtensionConfigurationException(
					"@McpServerProcessTest of %s cannot be used: %s".formatted(this.place, ex.getMessage()), ex);
		}
	}

	private McpServerProcess.Builder program() {
		boolean isClass = this.annotation.application() != void.class;
		Assert.isTrue(isClass == this.annotation.jar().isEmpty(),
				() -> "It has %s, but a server is one of them: a jar, or an application class."
					.formatted(isClass ? "both jar and application" : "neither jar nor application"));
		return isClass ? McpServerProcess.application(this.annotation.application())
				: McpServerProcess.jar(this.annotation.jar());
	}

	/**
	 * Returns the name for messages.
	 * @return the name, or what the server is
	 */
	String label() {
		if (!this.annotation.name().isEmpty()) {
			return this.annotation.name();
		}
		return this.annotation.jar().isEmpty() ? this.annotation.application().getSimpleName() : this.annotation.jar();
	}

}
