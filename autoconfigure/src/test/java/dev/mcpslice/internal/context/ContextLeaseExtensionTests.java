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

package dev.mcpslice.internal.context;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.ParallelEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.junit.jupiter.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Leases end with the test class, whichever way it ends.
 */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class ContextLeaseExtensionTests {

	private static EngineExecutionResults run(Class<?> testClass) {
		return ParallelEngine.run(2, ExecutionMode.SAME_THREAD, List.of(testClass));
	}

	@Test
	void leaseOfAClassThatItsContextDisablesEnds() {
		run(DisabledCase.class).containerEvents().assertStatistics((statistics) -> statistics.skipped(1));

		assertThat(LeasedContextCache.shared().isLeasedExclusively(DisabledCase.class)).isFalse();
	}

	@Test
	void leaseOfAClassThatCannotBeInstantiatedEnds() {
		run(UninstantiableCase.class).containerEvents().assertStatistics((statistics) -> statistics.failed(1));

		assertThat(LeasedContextCache.shared().isLeasedExclusively(UninstantiableCase.class)).isFalse();
	}

	@Test
	void leaseOfANestedClassEndsWithIt() {
		run(OuterCase.class).testEvents().assertStatistics((statistics) -> statistics.succeeded(2));

		assertThat(OuterCase.leasesSeen).containsExactly("outer: true", "nested: true", "nested at the end: false");
	}

	@Test
	void contextIsLeasedWhileMethodsRun() {
		run(DirtyOuterCase.class).testEvents().assertStatistics((statistics) -> statistics.succeeded(2));

		assertThat(DirtyOuterCase.contexts).hasSize(2).noneMatch(ConfigurableApplicationContext::isActive);
	}

	@Test
	void leaseOfAClassTemplateLastsForAllItsInvocations(CapturedOutput output) {
		run(TemplateCase.class).testEvents().assertStatistics((statistics) -> statistics.succeeded(4));

		assertThat(TemplateCase.contexts).hasSize(1);
		assertThat(LeasedContextCache.shared().isLeasedExclusively(TemplateCase.class)).isFalse();
		assertThat(output).doesNotContain("TemplateCase has bean overrides");
	}

	@ContextConfiguration(classes = Object.class)
	static class Case {

		@MockitoBean
		Runnable collaborator;

	}

	@McpServerTest
	@EnabledIf(expression = "#{false}", loadContext = true)
	static class DisabledCase extends Case {

		@Test
		void neverRuns() {
			fail("ran");
		}

	}

	@McpServerTest
	@TestInstance(TestInstance.Lifecycle.PER_CLASS)
	static class UninstantiableCase extends Case {

		@Autowired
		Thread missing;

		@Test
		void neverRuns() {
			fail("ran");
		}

	}

	@McpServerTest
	static class OuterCase extends Case {

		static final List<String> leasesSeen = new CopyOnWriteArrayList<>();

		static void look(String who, Class<?> testClass) {
			leasesSeen.add(who + ": " + LeasedContextCache.shared().isLeasedExclusively(testClass));
		}

		@AfterAll
		static void look() {
			look("nested at the end", Inner.class);
		}

		@Test
		void runs() {
			look("outer", OuterCase.class);
		}

		@Nested
		class Inner {

			@Test
			void runs() {
				look("nested", Inner.class);
			}

		}

	}

	@McpServerTest
	@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
	static class DirtyOuterCase extends Case {

		static final List<ConfigurableApplicationContext> contexts = new CopyOnWriteArrayList<>();

		@BeforeEach
		void contextIsActive(ConfigurableApplicationContext context) {
			assertThat(context.isActive()).isTrue();
			contexts.add(context);
		}

		@Test
		void runs() {
		}

		@Nested
		class Inner {

			@Test
			void runs() {
			}

		}

	}

	@McpServerTest
	@ParameterizedClass
	@ValueSource(ints = { 1, 2, 3, 4 })
	static class TemplateCase extends Case {

		static final Set<ConfigurableApplicationContext> contexts = ConcurrentHashMap.newKeySet();

		TemplateCase(int number) {
		}

		@Test
		void contextIsLeased(ConfigurableApplicationContext context) {
			contexts.add(context);
			assertThat(LeasedContextCache.shared().isLeasedExclusively(TemplateCase.class)).isTrue();
		}

	}

}
