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

package dev.mcpslice.runners;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.runners.Runners.Interrupting;
import dev.mcpslice.runners.Runners.ThreadTools;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Runners of the application: they run, and hold up no test.
 */
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
class RunnersTests {

	private static boolean isWaiting() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.anyMatch((thread) -> thread.getName().equals("waiting runner"));
	}

	@Test
	void testGoesOnWhileARunnerWaits(CapturedOutput output) {
		TestContext testContext = new TestContextManager(Waiting.class).getTestContext();
		ApplicationContext context = testContext.getApplicationContext();

		try (McpTestClient mcp = context.getBean(McpClientFactory.class).test()) {
			assertThat(output)
				.contains("A runner of the application (one of 'waitingRunner') has not returned within 100ms "
						+ "(mcpslice.server.runner-timeout)")
				.contains(Runners.Waiting.class.getName() + ".lambda$waitingRunner$");

			mcp.stimulate(() -> mcp.callTool("signal", Map.of()).isSuccessful()).toolListChanges().untilNext();

			mcp.callTool("late", Map.of()).isSuccessful().text().isEqualTo("at last");
		}
		finally {
			testContext.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		}
	}

	@Test
	void runnerEndsWithItsContext(CapturedOutput output) {
		TestContext testContext = new TestContextManager(Waiting.class).getTestContext();
		testContext.getApplicationContext();
		assertThat(isWaiting()).isTrue();

		testContext.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);

		Awaitility.await().until(() -> !isWaiting());
		assertThat(failures(output, "waiting runner")).isEmpty();
	}

	@Test
	void runnerThatFailsFailsTheSlice(CapturedOutput output) {
		TestContext testContext = new TestContextManager(Failing.class).getTestContext();

		assertThatIllegalStateException().isThrownBy(testContext::getApplicationContext)
			.havingRootCause()
			.withMessage("no tools today");
		assertThat(failures(output, Thread.currentThread().getName())).hasSize(1);
	}

	@Test
	void beansAreCreatedByTheThreadThatLoadsTheContext() {
		TestContext testContext = new TestContextManager(Simple.class).getTestContext();

		assertThat(testContext.getApplicationContext().getBean(ThreadTools.class).creator())
			.isSameAs(Thread.currentThread());
	}

	@Test
	void loadingCanBeInterrupted() {
		Thread.currentThread().interrupt();

		assertThatIllegalStateException()
			.isThrownBy(() -> new TestContextManager(Patient.class).getTestContext().getApplicationContext())
			.withStackTraceContaining("Interrupted while the application was starting");
		assertThat(Thread.interrupted()).isTrue();
		Awaitility.await().until(() -> !isWaiting());
	}

	@Test
	void interruptedLoadingClosesTheContextOfARunnerThatGoesOn() {
		TestContext testContext = new TestContextManager(Stubborn.class).getTestContext();
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		Thread loading = new Thread(() -> failure.complete(catchThrowable(testContext::getApplicationContext)));
		loading.start();
		Awaitility.await().until(() -> isWaiting());

		loading.interrupt();

		assertThat(failure).succeedsWithin(Duration.ofSeconds(30))
			.asInstanceOf(InstanceOfAssertFactories.THROWABLE)
			.hasStackTraceContaining("Interrupted while the application was starting");
		Awaitility.await().until(() -> !isWaiting());
	}

	@Test
	void interruptedLoadingLeavesNoContextBehind(CapturedOutput output) {
		assertThatIllegalStateException()
			.isThrownBy(() -> new TestContextManager(Interrupted.class).getTestContext().getApplicationContext())
			.withStackTraceContaining("Interrupted while the application was starting");
		assertThat(Thread.interrupted()).isTrue();

		Awaitility.await().until(() -> !Interrupting.context().isActive());
		assertThat(failures(output, Thread.currentThread().getName())).isEmpty();
	}

	@Test
	void emptyServerIsToldOfWhileARunnerWaits(CapturedOutput output) {
		TestContext testContext = new TestContextManager(WaitingWithoutTools.class).getTestContext();
		testContext.getApplicationContext();

		assertThat(output).containsOnlyOnce("Why: 'spring.ai.mcp.server.annotation-scanner.enabled' is false");

		testContext.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
	}

	// Of one thread, since other applications fail meanwhile. The log has the end of its
	// name.
	private static List<String> failures(CapturedOutput output, String thread) {
		String end = thread.substring(Math.max(0, thread.length() - 15));
		return output.toString()
			.lines()
			.filter((line) -> line.contains(end + "]") && line.contains("Application run failed"))
			.toList();
	}

	@McpServerTest(properties = { "test.refresh.interrupts=true", "mcpslice.server.runner-timeout=1h" })
	static class Interrupted {

	}

	@McpServerTest(properties = { "test.runner.waits=true", "mcpslice.server.runner-timeout=100ms",
			"spring.ai.mcp.server.annotation-scanner.enabled=false" })
	static class WaitingWithoutTools {

	}

	@McpServerTest(properties = { "test.runner.waits=true", "mcpslice.server.runner-timeout=100ms" })
	static class Waiting {

	}

	@McpServerTest(properties = { "test.runner.waits=true", "mcpslice.server.runner-timeout=1h" })
	static class Patient {

	}

	@McpServerTest(properties = { "test.runner.is-stubborn=true", "mcpslice.server.runner-timeout=1h" })
	static class Stubborn {

	}

	@McpServerTest(properties = "test.runner.fails=true")
	static class Failing {

	}

	@McpServerTest
	static class Simple {

	}

}
