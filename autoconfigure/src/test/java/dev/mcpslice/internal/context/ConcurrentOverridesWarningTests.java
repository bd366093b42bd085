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
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.ParallelEngine;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What leases cannot keep apart is said: methods of one class that share its mocks.
 */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class ConcurrentOverridesWarningTests {

	private static void run(ExecutionMode methods, Class<?> testClass, int tests) {
		ParallelEngine.run(2, methods, List.of(testClass))
			.testEvents()
			.assertStatistics((statistics) -> statistics.succeeded(tests));
	}

	@Test
	void overridesWithConcurrentMethodsAreWarnedOfOnce(CapturedOutput output) {
		run(ExecutionMode.CONCURRENT, ConcurrentMethodsCase.class, 2);

		assertThat(output.getAll().split("ConcurrentMethodsCase has bean overrides", -1)).hasSize(2);
		assertThat(output).contains("Put @Execution(SAME_THREAD) on the class");
	}

	@Test
	void overridesWithConcurrentNestedClassesAreWarnedOf(CapturedOutput output) {
		run(ExecutionMode.SAME_THREAD, ConcurrentNestedCase.class, 1);

		assertThat(output).contains("ConcurrentNestedCase$Inner has bean overrides");
	}

	@Test
	void inheritedNestedClassThatRunsTwiceAtOnceIsWarnedOf(CapturedOutput output) {
		ParallelEngine.run(2, ExecutionMode.SAME_THREAD, List.of(FirstHeirCase.class, SecondHeirCase.class))
			.testEvents()
			.assertStatistics((statistics) -> statistics.succeeded(2));

		assertThat(output).contains("InheritedCase$Inner has bean overrides");
		assertThat(LeasedContextCache.shared().isLeasedExclusively(InheritedCase.Inner.class)).isFalse();
	}

	@Test
	void whatIsSafeIsNotWarnedOf(CapturedOutput output) {
		run(ExecutionMode.SAME_THREAD, OneThreadCase.class, 1);
		run(ExecutionMode.CONCURRENT, NoOverridesCase.class, 1);
		EngineTestKit.engine("junit-jupiter")
			.configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
			.selectors(DiscoverySelectors.selectClass(NotParallelCase.class))
			.execute()
			.testEvents()
			.assertStatistics((statistics) -> statistics.succeeded(1));

		assertThat(output).doesNotContain("OneThreadCase has bean overrides")
			.doesNotContain("NoOverridesCase has bean overrides")
			.doesNotContain("NotParallelCase has bean overrides");
	}

	@ContextConfiguration(classes = Object.class)
	static class Case {

		@MockitoBean
		Runnable collaborator;

	}

	@McpServerTest
	static class ConcurrentMethodsCase extends Case {

		@Test
		void one() {
		}

		@Test
		void other() {
		}

	}

	@McpServerTest
	static class ConcurrentNestedCase extends Case {

		@Nested
		@Execution(ExecutionMode.CONCURRENT)
		class Inner {

			@Test
			@Execution(ExecutionMode.SAME_THREAD)
			void runs() {
			}

		}

	}

	@McpServerTest
	abstract static class InheritedCase extends Case {

		static final CyclicBarrier both = new CyclicBarrier(2);

		@Nested
		class Inner {

			@Test
			void runsTwiceAtOnce() throws Exception {
				both.await(30, TimeUnit.SECONDS);
			}

		}

	}

	static class FirstHeirCase extends InheritedCase {

	}

	static class SecondHeirCase extends InheritedCase {

	}

	@McpServerTest
	static class OneThreadCase extends Case {

		@Test
		void runs() {
		}

	}

	@McpServerTest
	@ContextConfiguration(classes = Object.class)
	static class NoOverridesCase {

		@Test
		void runs() {
		}

	}

	@McpServerTest
	static class NotParallelCase extends Case {

		@Test
		void runs() {
		}

	}

}
