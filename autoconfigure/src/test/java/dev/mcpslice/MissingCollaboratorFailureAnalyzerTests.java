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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link MissingCollaboratorFailureAnalyzer}.
 */
class MissingCollaboratorFailureAnalyzerTests {

	private final MockEnvironment environment = new MockEnvironment()
		.withProperty(McpServerTestContextBootstrapper.class.getName(), "true");

	private FailureAnalysis analyze(NoSuchBeanDefinitionException failure) {
		return new MissingCollaboratorFailureAnalyzer(this.environment).analyze(failure);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	@ResourceLock(Resources.SYSTEM_OUT)
	void sliceWithoutACollaboratorSaysWhatToDo(CapturedOutput output) {
		TestContext testContext = new TestContextManager(WithoutMock.class).getTestContext();

		assertThatIllegalStateException().isThrownBy(testContext::getApplicationContext);

		assertThat(output)
			.contains("A component of the MCP server needs a bean of type '%s', which is not part of the slice"
				.formatted(Collaborator.class.getName()))
			.contains("Put '@MockitoBean Collaborator' into the test, or add the real bean with @Import");
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
		FailureAnalysis analysis = new MissingCollaboratorFailureAnalyzer(new MockEnvironment())
			.analyze(new NoSuchBeanDefinitionException(Collaborator.class));

		assertThat(analysis).isNull();
	}

	interface Collaborator {

	}

	record Component(Collaborator collaborator) {

	}

	@McpServerTest
	@ContextConfiguration(classes = Component.class)
	static class WithoutMock {

	}

}
