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

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MissingBeanFailureAnalyzer}.
 */
class MissingBeanFailureAnalyzerTests {

	private final MockEnvironment environment = new MockEnvironment()
		.withProperty(McpServerTestContextBootstrapper.class.getName(), "true");

	private FailureAnalysis analyze(NoSuchBeanDefinitionException failure) {
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

}
