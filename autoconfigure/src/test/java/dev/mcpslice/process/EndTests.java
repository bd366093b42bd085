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

package dev.mcpslice.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.childserver.PlainProgram;
import dev.mcpslice.client.McpTestClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for how a {@link McpServerProcess} ends, and what with it.
 */
@Order(1)
@ResourceLock(ChildApplication.MORE_PROCESSES)
class EndTests {

	@Test
	void endsInItsOwnOrderWithWhatItHasStarted() {
		long spawned;
		McpServerProcess server = Children.application().start();
		try (server; McpTestClient mcp = server.clients().test()) {
			spawned = spawn(mcp);
			assertThat(command(spawned)).isPresent();
		}

		assertThat(server.awaitExit(Duration.ZERO)).isZero();
		assertThat(command(spawned)).isEmpty();
	}

	@Test
	void isKilledWithWhatItHasStarted() {
		try (McpServerProcess server = Children.application().name("bookshop").start()) {
			long spawned = spawn(server.clients().test());

			server.kill();

			assertThat(command(spawned)).isEmpty();
			assertThat(server.awaitExit(Duration.ZERO)).isEqualTo(128 + 9);
			assertThat(catchMessage(server)).contains("exit code 137 (SIGKILL)");
		}
	}

	private static String catchMessage(McpServerProcess server) {
		return assertThatExceptionOfType(IllegalStateException.class).isThrownBy(server.endpoints()::baseUri)
			.actual()
			.getMessage();
	}

	@Test
	void endsByItselfWithWhatItHasStarted() {
		try (McpServerProcess server = Children.application().start(); McpSyncClient mcp = server.clients().sync()) {
			long spawned = spawn(server.clients().test());
			CallToolRequest exit = CallToolRequest.builder("exit").arguments(Map.of("code", 7)).build();

			assertThatException().isThrownBy(() -> mcp.callTool(exit));

			assertThat(server.awaitExit(Duration.ofSeconds(20))).isEqualTo(7);
			Awaitility.await().until(() -> command(spawned).isEmpty());
		}
	}

	@Test
	void doesNotWaitForAShutdownThatHangs() {
		McpServerProcess server = Children.troubled("hanging-shutdown").shutdownTimeout(Duration.ofSeconds(1)).start();

		server.close();

		assertThat(server.awaitExit(Duration.ZERO)).isNotZero();
	}

	@Test
	void givesUpWaitingWhenInterruptedButEndsTheServer() {
		McpServerProcess server = Children.application().properties("trouble=hanging-shutdown").start();

		Thread.currentThread().interrupt();
		server.close();

		assertThat(Thread.interrupted()).isTrue();
		assertThat(server.awaitExit(Duration.ZERO)).isEqualTo(128 + 9);
	}

	@Test
	void endsInAThreadThatMustNotBlock() {
		McpServerProcess server = Children.troubled("none").start();

		CompletableFuture<Void> end = CompletableFuture.runAsync(server::close, Schedulers.parallel()::schedule);

		assertThat(end).succeedsWithin(Duration.ofSeconds(30));
		assertThat(server.awaitExit(Duration.ZERO)).isZero();
	}

	@Test
	void isKilledWhileItsShutdownHangs() {
		McpServerProcess server = Children.troubled("hanging-shutdown").shutdownTimeout(Duration.ofMinutes(10)).start();
		CompletableFuture<Void> end = CompletableFuture.runAsync(server::close);
		Awaitility.await().until(() -> server.output().getOut().contains("in trouble"));

		server.kill();

		assertThat(end).succeedsWithin(Duration.ofSeconds(30));
		assertThat(server.awaitExit(Duration.ZERO)).isEqualTo(128 + 9);
	}

	@Test
	void stopsWaitingWhenInterruptedWhileItIsClosed() throws InterruptedException {
		McpServerProcess server = Children.troubled("spawning-shutdown")
			.shutdownTimeout(Duration.ofMinutes(10))
			.start();
		Thread closing = new Thread(server::close);
		closing.start();
		Awaitility.await().until(() -> server.output().getOut().contains("in trouble"));

		closing.interrupt();

		closing.join(Duration.ofSeconds(60).toMillis());
		assertThat(closing.isAlive()).isFalse();
		assertThat(server.awaitExit(Duration.ZERO)).isEqualTo(128 + 9);
		long startedMeanwhile = Long
			.parseLong(server.output().getOut().replaceFirst("(?s).*has started (\\d+).*", "$1"));
		assertThat(command(startedMeanwhile)).isEmpty();
	}

	@Test
	void stopsWaitingWhenInterruptedWhileItStarts() throws InterruptedException {
		ServerStart start = ((DefaultMcpServerProcessBuilder) Children.hanging("interrupted-later").name("bookshop"))
			.launch();
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		Thread starting = new Thread(() -> failure.complete(catchThrowable(start::await)));
		starting.start();
		Awaitility.await().until(() -> starting.getState() == Thread.State.TIMED_WAITING);
		Awaitility.await().until(() -> Children.alive("interrupted-later").size() == 1);

		starting.interrupt();

		assertThat(failure).succeedsWithin(Duration.ofSeconds(60))
			.asInstanceOf(InstanceOfAssertFactories.THROWABLE)
			.hasMessage("Interrupted while the MCP server 'bookshop' was starting");
		starting.join(Duration.ofSeconds(60).toMillis());
		assertThat(Children.alive("interrupted-later")).isEmpty();
	}

	@Test
	void killsAtOnceWhenInterruptedWhileItStarts() throws InterruptedException {
		ServerStart start = ((DefaultMcpServerProcessBuilder) Children.plainProgram("stubborn")).launch();
		Thread starting = new Thread(() -> catchThrowable(start::await));
		starting.start();
		Awaitility.await().atMost(Children.START_TIMEOUT).until(() -> start.output().getOut().contains("does not end"));

		starting.interrupt();

		starting.join(Duration.ofSeconds(60).toMillis());
		assertThat(starting.isAlive()).isFalse();
		assertThat(start.output().getOut()).doesNotContain("asked to end");
	}

	@Test
	void doesNotWaitForOutputThatADetachedProcessHoldsOpen() {
		McpServerProcess server = Children.application().start();
		String[] pid = new String[1];
		try (server; McpTestClient mcp = server.clients().test()) {
			mcp.callTool("detach", Map.of("seconds", 600)).isSuccessful().text().satisfies((text) -> pid[0] = text);
		}
		ProcessHandle detached = ProcessHandle.of(Long.parseLong(pid[0])).orElseThrow();

		assertThat(server.awaitExit(Duration.ZERO)).isZero();
		assertThat(detached.isAlive()).isTrue();
		detached.destroyForcibly();
	}

	@Test
	void runsAnyClassPath() throws Exception {
		Path classes = Path.of(PlainProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());

		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(
					McpServerProcess.classPath(PlainProgram.class.getName(), List.of(classes)).arguments("exit")::start)
			.withMessageStartingWith("The MCP server 'PlainProgram' ")
			.withMessageContaining("exit code 3");
	}

	@Test
	void leavesNothingOfAStartThatIsInterrupted() {
		Thread.currentThread().interrupt();

		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> Children.hanging("interrupted").name("bookshop").start())
			.withMessage("Interrupted while the MCP server 'bookshop' was starting");
		assertThat(Thread.interrupted()).isTrue();
		assertThat(Children.alive("interrupted")).isEmpty();
	}

	// None, if there is no such process or if it is a zombie.
	private static Optional<String> command(long pid) {
		return ProcessHandle.of(pid).flatMap((process) -> process.info().command());
	}

	private static long spawn(McpTestClient mcp) {
		String[] pid = new String[1];
		mcp.callTool("spawn", Map.of()).isSuccessful().text().satisfies((text) -> pid[0] = text);
		return Long.parseLong(pid[0]);
	}

}
