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

package dev.mcpslice.slice;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.EachTransport;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.ParallelEngine;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which runs there are of what runs over each transport, what they are called, and what
 * is left out.
 */
class EachTransportRunsTests {

	private static EngineExecutionResults run(ExecutionMode mode, Class<?> testClass) {
		return ParallelEngine.run(2, mode, List.of(testClass));
	}

	private static EngineExecutionResults run(Class<?> testClass) {
		return run(ExecutionMode.SAME_THREAD, testClass);
	}

	// Names of what is around a test within its class, and of the test.
	private static Set<String> names(Events events) {
		Set<String> names = new TreeSet<>();
		events.stream().map(Event::getTestDescriptor).map(EachTransportRunsTests::name).forEach(names::add);
		return names;
	}

	private static String name(TestDescriptor test) {
		String name = test.getDisplayName().replaceAll("\\(.*", "");
		TestDescriptor parent = test.getParent().orElseThrow();
		return parent.getParent().filter((above) -> !above.isRoot()).isPresent() ? name(parent) + " > " + name : name;
	}

	private static Set<String> reasons(EngineExecutionResults results) {
		Set<String> reasons = new TreeSet<>();
		results.allEvents()
			.skipped()
			.stream()
			.map((event) -> event.getRequiredPayload(String.class))
			.forEach(reasons::add);
		return reasons;
	}

	private static void assertThatNothingFails(EngineExecutionResults results) {
		results.allEvents().assertStatistics((statistics) -> statistics.failed(0).aborted(0));
	}

	@Test
	void runsAreNamedAfterTheirTransports() {
		EngineExecutionResults results = run(OfAClass.class);

		assertThatNothingFails(results);
		assertThat(names(results.testEvents().succeeded())).containsExactly("SSE > InANestedClass > lists",
				"SSE > lists", "streamable HTTP > InANestedClass > lists", "streamable HTTP > lists");
	}

	@Test
	void subclassInheritsThem() {
		assertThat(names(run(OfASubclass.class).testEvents().succeeded())).contains("SSE > lists",
				"streamable HTTP > lists");
	}

	@Test
	void methodRunsByItself() {
		EngineExecutionResults results = run(OfAMethod.class);

		assertThatNothingFails(results);
		assertThat(names(results.testEvents().succeeded())).containsExactly("lists > SSE", "lists > streamable HTTP",
				"runsOnce");
	}

	@Test
	void nestedClassRunsByItself() {
		EngineExecutionResults results = run(OfANestedClass.class);

		assertThatNothingFails(results);
		assertThat(names(results.testEvents().succeeded())).containsExactly("InANestedClass > SSE > lists",
				"InANestedClass > streamable HTTP > lists", "runsOnce");
	}

	@Test
	void whatIsLeftOutIsSkippedWithItsReason() {
		EngineExecutionResults results = run(WithExcept.class);

		assertThatNothingFails(results);
		assertThat(names(results.testEvents().succeeded())).containsExactly("streamable HTTP > InANestedClass > lists",
				"streamable HTTP > lists");
		assertThat(names(results.testEvents().skipped())).containsExactly("SSE > lists");
		assertThat(names(results.containerEvents().skipped())).containsExactly("SSE > InANestedClass");
		assertThat(reasons(results)).containsExactly("Not over SSE: SSE is switched off in production");
	}

	@Test
	void runOfAMethodIsSkippedWithItsReason() {
		EngineExecutionResults results = run(MethodWithOnly.class);

		assertThatNothingFails(results);
		assertThat(names(results.testEvents().succeeded())).containsExactly("lists > SSE");
		assertThat(names(results.testEvents().skipped())).containsExactly("lists > streamable HTTP");
		assertThat(reasons(results)).containsExactly("Not over streamable HTTP: it is about SSE");
	}

	@Test
	void methodsAndNestedClassesNarrowTheirClass() {
		EngineExecutionResults results = run(NarrowedInside.class);

		assertThatNothingFails(results);
		assertThat(names(results.testEvents().succeeded())).containsExactly("SSE > all", "SSE > onlySse > SSE",
				"streamable HTTP > InANestedClass > streamable HTTP > lists", "streamable HTTP > all");
		assertThat(names(results.testEvents().skipped()))
			.containsExactly("streamable HTTP > onlySse > streamable HTTP");
		assertThat(names(results.containerEvents().skipped())).containsExactly("SSE > InANestedClass");
		assertThat(reasons(results)).containsExactly("Not over SSE: it is about streams",
				"Not over streamable HTTP: it is about SSE");
	}

	@Test
	void serverWithOneTransportHasOneRun() {
		assertThat(names(run(Stateless.class).testEvents().succeeded())).containsExactly("stateless HTTP > lists");
	}

	@Test
	void runsMayBeConcurrent() {
		EngineExecutionResults results = run(ExecutionMode.CONCURRENT, Concurrent.class);

		assertThatNothingFails(results);
		results.testEvents().assertStatistics((statistics) -> statistics.succeeded(2));
	}

	@Test
	void instanceOfTheClassIsThereForAllRuns() {
		EngineExecutionResults results = run(WithOneInstance.class);

		assertThatNothingFails(results);
		results.testEvents().assertStatistics((statistics) -> statistics.succeeded(2));
	}

	@McpServerTest
	@EachTransport
	static class OfAClass {

		@Test
		void lists(McpTestClient mcp, TestInfo run) {
			mcp.listTools().isSuccessful();
			assertThat(run.getDisplayName()).startsWith("lists");
		}

		@Nested
		class InANestedClass {

			@Test
			void lists(McpTestClient mcp) {
				mcp.listTools().isSuccessful();
			}

		}

	}

	static class OfASubclass extends OfAClass {

	}

	@McpServerTest
	static class OfAMethod {

		private McpTestClient client;

		@BeforeEach
		void connect(McpTestClient mcp) {
			this.client = mcp;
		}

		@EachTransport
		void lists(McpTransport transport, McpTestClient mcp) {
			assertThat(mcp).isSameAs(this.client);
			EachTransportTests.assertThatItIsOver(transport, mcp);
		}

		@Test
		void runsOnce(McpTestClient mcp) {
			EachTransportTests.assertThatItIsOver(McpTransport.STREAMABLE_HTTP, mcp);
		}

	}

	@McpServerTest
	static class OfANestedClass {

		@Test
		void runsOnce(McpTestClient mcp) {
			EachTransportTests.assertThatItIsOver(McpTransport.STREAMABLE_HTTP, mcp);
		}

		@Nested
		@EachTransport
		class InANestedClass {

			@Test
			void lists(McpTransport transport, McpTestClient mcp) {
				EachTransportTests.assertThatItIsOver(transport, mcp);
			}

		}

	}

	@McpServerTest
	@EachTransport(except = McpTransport.SSE, reason = "SSE is switched off in production")
	static class WithExcept extends OfAClass {

	}

	@McpServerTest
	static class MethodWithOnly {

		@EachTransport(only = McpTransport.SSE, reason = "it is about SSE")
		void lists(McpTestClient mcp) {
			EachTransportTests.assertThatItIsOver(McpTransport.SSE, mcp);
		}

	}

	@McpServerTest
	@EachTransport
	static class NarrowedInside {

		@Test
		void all() {
		}

		@EachTransport(only = McpTransport.SSE, reason = "it is about SSE")
		void onlySse(McpTestClient mcp) {
			EachTransportTests.assertThatItIsOver(McpTransport.SSE, mcp);
		}

		@Nested
		@EachTransport(except = McpTransport.SSE, reason = "it is about streams")
		class InANestedClass {

			@BeforeAll
			static void isNotCalledForWhatIsLeftOut(McpTransport transport) {
				assertThat(transport).isEqualTo(McpTransport.STREAMABLE_HTTP);
			}

			@Test
			void lists(McpTestClient mcp) {
				EachTransportTests.assertThatItIsOver(McpTransport.STREAMABLE_HTTP, mcp);
			}

		}

	}

	@McpServerTest(transports = McpTransport.STATELESS)
	@EachTransport
	static class Stateless {

		@Test
		void lists(McpTestClient mcp) {
			mcp.listTools().isSuccessful();
		}

	}

	@McpServerTest
	@EachTransport
	static class Concurrent {

		private static final CyclicBarrier both = new CyclicBarrier(2);

		@Test
		void lists(McpTransport transport, McpTestClient mcp) throws Exception {
			both.await(20, TimeUnit.SECONDS);

			EachTransportTests.assertThatItIsOver(transport, mcp);
		}

	}

	@McpServerTest
	@EachTransport
	@TestInstance(Lifecycle.PER_CLASS)
	static class WithOneInstance {

		private final Set<McpTransport> runs = new TreeSet<>();

		@Test
		void lists(McpTransport transport, McpTestClient mcp) {
			EachTransportTests.assertThatItIsOver(transport, mcp);
			this.runs.add(transport);
		}

		@AfterAll
		void hasSeenAll() {
			assertThat(this.runs).containsExactly(McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
		}

	}

}
