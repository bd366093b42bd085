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
import java.util.List;

import dev.mcpslice.internal.slice.MissingBeans;
import org.junit.jupiter.api.Test;

import org.springframework.ai.tool.annotation.Tool;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.core.MethodParameter;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MissingBeanFailureAnalyzer}.
 */
class MissingBeanFailureAnalyzerTests {

	private final MockEnvironment environment = new MockEnvironment()
		.withProperty(McpServerTestContextBootstrapper.class.getName(), "true");

	private FailureAnalysis analyze(Throwable failure) {
		return new MissingBeanFailureAnalyzer(new DefaultListableBeanFactory(), this.environment).analyze(failure);
	}

	@Test
	void failureOutsideOfAnInjectionPointIsExplained() {
		FailureAnalysis analysis = analyze(new NoSuchBeanDefinitionException(Collaborator.class));

		assertThat(analysis.getDescription()).isEqualToNormalizingNewlines(
				"The slice of @McpServerTest lacks a bean:\n\n\t" + Collaborator.class.getCanonicalName());
		assertThat(analysis.getAction())
			.contains("@MockitoBean MissingBeanFailureAnalyzerTests.Collaborator collaborator;");
	}

	@Test
	void injectionPointOfAnotherBeanIsNotNamed() {
		NoSuchBeanDefinitionException failure = new NoSuchBeanDefinitionException(Collaborator.class);
		BeanCreationException asking = new BeanCreationException("a bean method that asks for it", failure);
		InjectionPoint point = new InjectionPoint(new MethodParameter(constructor(Needing.class), 0));

		assertThat(analyze(new UnsatisfiedDependencyException(null, "needing", point, asking)).getDescription())
			.doesNotContain("needed by");
		assertThat(analyze(new UnsatisfiedDependencyException(null, "needing", point, failure)).getDescription())
			.contains("needed by parameter 0 of the constructor of");
	}

	@Test
	void propertiesThatAreBoundBySettersMayNeedBeans() {
		NoSuchBeanDefinitionException failure = new NoSuchBeanDefinitionException(Collaborator.class);

		assertThat(analyze(new UnsatisfiedDependencyException(null, "bound",
				new InjectionPoint(new MethodParameter(constructor(BoundByConstructor.class), 0)), failure))
			.getDescription()).contains("takes configuration properties by its constructor");
		assertThat(analyze(new UnsatisfiedDependencyException(null, "bound",
				new InjectionPoint(new MethodParameter(constructor(BoundBySetters.class), 0)), failure))
			.getDescription()).contains("lacks a bean");
	}

	@Test
	void componentWithToolsIsToBeNamedInANarrowedSlice() {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.registerSingleton("test", new SliceTest(Narrowed.class));

		FailureAnalysis analysis = new MissingBeanFailureAnalyzer(beanFactory, this.environment)
			.analyze(new NoSuchBeanDefinitionException(OtherTools.class));

		assertThat(analysis.getAction())
			.contains("@McpServerTest({ MissingBeanFailureAnalyzerTests.Tools.class, "
					+ "MissingBeanFailureAnalyzerTests.OtherTools.class }) // instead of what it names now")
			.doesNotContain("@MockitoBean");
	}

	@Test
	void beanThatCannotBeExaminedHidesNoOther() {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		AnnotatedBeanDefinitionReader reader = new AnnotatedBeanDefinitionReader(beanFactory);
		reader.register(TwoConstructors.class, Needing.class);

		assertThat(MissingBeans.in(beanFactory)).containsOnlyKeys(Collaborator.class);
	}

	private static Constructor<?> constructor(Class<?> type) {
		return type.getDeclaredConstructors()[0];
	}

	@Test
	void missingNameIsLeftToOthers() {
		assertThat(analyze(new NoSuchBeanDefinitionException("name"))).isNull();
	}

	@Test
	void ambiguousBeanIsLeftToOthers() {
		assertThat(analyze(new NoUniqueBeanDefinitionException(Collaborator.class, "one", "two"))).isNull();
	}

	@Test
	void applicationThatIsNoSliceIsLeftToOthers() {
		FailureAnalysis analysis = new MissingBeanFailureAnalyzer(new DefaultListableBeanFactory(),
				new MockEnvironment())
			.analyze(new NoSuchBeanDefinitionException(Collaborator.class));

		assertThat(analysis).isNull();
	}

	interface Collaborator {

	}

	static class Needing {

		@Autowired
		Needing(Collaborator collaborator, List<Optional> optional) {
		}

	}

	interface Optional {

	}

	static class TwoConstructors {

		@Autowired
		TwoConstructors(String one) {
		}

		@Autowired
		TwoConstructors(Integer other) {
		}

	}

	@ConfigurationProperties("bound")
	static class BoundByConstructor {

		BoundByConstructor(Collaborator collaborator) {
		}

	}

	@ConfigurationProperties("bound")
	static class BoundBySetters {

		@Autowired
		BoundBySetters(Collaborator collaborator) {
		}

	}

	@McpServerTest(Tools.class)
	static class Narrowed {

	}

	static class Tools {

	}

	static class OtherTools {

		@Tool
		String other() {
			return "";
		}

	}

}
