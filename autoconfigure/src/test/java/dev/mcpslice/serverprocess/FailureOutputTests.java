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

package dev.mcpslice.serverprocess;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.mcpslice.McpServerProcessTest;
import dev.mcpslice.ParallelEngine;
import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.childserver.ChildJar;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.process.McpServerProcess;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Events;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Failures tell what the servers have written since the test began.
 */
@Order(1)
@ResourceLock(ChildApplication.MORE_PROCESSES)
class FailureOutputTests {

	@Test
	void failuresTellWhatServersHaveWritten() {
		EngineExecutionResults results = ParallelEngine.run(1, ExecutionMode.SAME_THREAD, List.of(Failing.class));

		Events tests = results.testEvents();
		tests.assertStatistics((statistics) -> statistics.succeeded(1).failed(5).aborted(1));
		Throwable failure = failure(tests, "failsAfterASale");
		assertThat(failure).hasMessage("not sold");
		assertThat(outputs(failure)).singleElement()
			.asString()
			.contains("'shop'", "has written meanwhile", "kalevala")
			.doesNotContain("hamlet");
		assertThat(failure.getSuppressed()).allSatisfy((output) -> assertThat(output.getStackTrace()).isEmpty());
		failure = failure(tests, "failsAfterAnotherSale");
		assertThat(outputs(failure)).singleElement().asString().contains("hamlet").doesNotContain("kalevala");
		failure = failure(tests, "leavesAFailureAlone");
		assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("no_such_tool");
		assertThat(outputs(failure)).singleElement().asString().contains("'shop'");
		failure = failure(tests, "failsAndLeavesAFailureAlone");
		assertThat(failure).hasMessage("not sold");
		assertThat(outputs(failure)).hasSize(2).anyMatch((suppressed) -> suppressed.contains("no_such_tool"));
		failure = failure(tests, "failsInAfterEach");
		assertThat(failure).hasMessage("not closed");
		assertThat(outputs(failure)).hasSize(1);
		assertThat(thrown(tests, "isAborted", TestExecutionResult.Status.ABORTED).getSuppressed()).isEmpty();
		failure = failure(results.containerEvents(), "Failing");
		assertThat(failure).hasMessage("class not closed");
		assertThat(outputs(failure)).singleElement().asString().contains("kalevala", "hamlet");
	}

	private static Throwable failure(Events events, String name) {
		return thrown(events, name, TestExecutionResult.Status.FAILED);
	}

	private static Throwable thrown(Events events, String name, TestExecutionResult.Status status) {
		return events.finished()
			.stream()
			.filter((event) -> event.getTestDescriptor().getDisplayName().contains(name))
			.map((event) -> event.getRequiredPayload(TestExecutionResult.class))
			.filter((result) -> result.getStatus() == status)
			.findFirst()
			.flatMap(TestExecutionResult::getThrowable)
			.orElseThrow();
	}

	private static List<String> outputs(Throwable failure) {
		return Stream.of(failure.getSuppressed())
			.map(Throwable::toString)
			.filter((suppressed) -> !suppressed.startsWith("dev.mcpslice.WireTrail"))
			.toList();
	}

	/**
	 * Fails. Not a test of its own.
	 */
	@McpServerProcessTest(name = "shop", jar = ChildJar.LOCATION, jvmOptions = ChildJar.SHARED_CLASSES,
			properties = "spring.config.name=child", startTimeout = "3m")
	static class Failing {

		@AfterEach
		void close(TestInfo test) {
			if (test.getDisplayName().startsWith("failsInAfterEach")) {
				Assertions.fail("not closed");
			}
		}

		@AfterAll
		static void closeTheClass() {
			Assertions.fail("class not closed");
		}

		@Test
		void failsAfterASale(McpTestClient mcp, McpServerProcess shop) {
			sell("kalevala", mcp, shop);
			Assertions.fail("not sold");
		}

		@Test
		void failsAfterAnotherSale(McpTestClient mcp, McpServerProcess shop) {
			sell("hamlet", mcp, shop);
			Assertions.fail("not sold");
		}

		@Test
		void leavesAFailureAlone(McpTestClient mcp) {
			mcp.callTool("no_such_tool");
		}

		@Test
		void failsAndLeavesAFailureAlone(McpTestClient mcp) {
			mcp.callTool("no_such_tool");
			Assertions.fail("not sold");
		}

		@Test
		void failsInAfterEach() {
		}

		@Test
		void isAborted() {
			Assumptions.abort("no shop");
		}

		@Test
		void succeeds(McpTestClient mcp) {
			mcp.ping().isSuccessful();
		}

		// What has been written arrives after a moment.
		private static void sell(String book, McpTestClient mcp, McpServerProcess shop) {
			mcp.callTool("print", Map.of("text", book, "times", 1)).isSuccessful();
			Awaitility.await()
				.untilAsserted(() -> assertThat(List.of(shop.output().getOut(), shop.output().getErr()))
					.allSatisfy((output) -> assertThat(output).contains(book + System.lineSeparator())));
		}

	}

}
