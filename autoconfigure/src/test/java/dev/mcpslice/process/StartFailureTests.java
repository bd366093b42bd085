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

import java.io.IOException;
import java.io.StringReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.internal.reporter.Assignment;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for what is said of servers that do not start, in processes that really do not.
 */
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
class StartFailureTests {

	private static String failure(ThrowingCallable start) {
		String message = catchThrowableOfType(McpServerProcessException.class, start).getMessage();
		assertThat(ProcessHandle.of(pid(message))).isEmpty();
		return message;
	}

	private static long pid(String message) {
		return Long.parseLong(message.replaceFirst("(?s).*?\\(process (\\d+)\\).*", "$1"));
	}

	@Test
	void diesWithItsCommandExitCodeAndOutput() {
		String message = failure(() -> Children.plainProgram("exit")
			.name("bookshop")
			.jvmOptions("-Ddatabase.password=swordfish")
			.properties("api.key=geheim")
			.start());

		assertThat(message).startsWith("The MCP server 'bookshop' (process ")
			.containsPattern("\\) has ended with exit code 3 after \\d+\\.\\d s, before it was ready\\. "
					+ "Nothing has been seen of a Spring Boot application in it\\.")
			.containsPattern("(?m)^Command, in .*autoconfigure:$")
			.contains("-Ddatabase.password=****** ", "dev.mcpslice.childserver.PlainProgram exit\n",
					"\nProperties, given in a file:\n    api.key=******\n")
			.contains("Standard output:\n    Привет, exit\n")
			// Options of the environment are told before.
			.containsPattern("(?m)^Standard error:\n(    .*\n)*    a warning$")
			.doesNotContain("swordfish", "geheim", "Thread dump");
	}

	@Test
	void isNotReadyWhenAContextWasBeforeItsWebServerListened() {
		String message = deadline(Children.plainProgram("early").shutdownTimeout(Duration.ofMillis(1)),
				"Its web server listens", "a warning");

		assertThat(message).contains("Its web server listens on port 1, but its runners have not returned.");
	}

	@Test
	void saysThatAnEnvironmentIsNone() {
		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> Children.plainProgram("hang").environment("a=b", "c").start())
			.withMessageStartingWith("The MCP server 'PlainProgram' cannot be started with ")
			.withStackTraceContaining("a=b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hang", "stubborn" })
	void hangsWithAThreadDump(String trouble) {
		String message = deadline(Children.plainProgram(trouble).shutdownTimeout(Duration.ofSeconds(1)),
				"Nothing has been seen of", "a warning");

		assertThat(message)
			.containsPattern("\\(process \\d+\\) is not ready after \\d+\\.\\d s\\. Nothing has been seen")
			.containsPattern("(?s)Thread dump: .*\"main\" .*PlainProgram");
	}

	// A deadline that is over when somebody asks, once the process is where it is to be.
	private static String deadline(McpServerProcess.Builder builder, String progress, String output) {
		ServerStart start = ((DefaultMcpServerProcessBuilder) builder.startTimeout(Duration.ofNanos(1))).launch();
		Awaitility.await()
			.atMost(Children.START_TIMEOUT)
			.until(() -> start.progress().contains(progress) && start.output().getAll().contains(output));
		return failure(start::await);
	}

	@Test
	void saysWhatTheApplicationSaysOfItsFailure() {
		String message = failure(() -> Children.measuredApplication().properties("trouble=missing-bean").start());

		assertThat(message).contains("has ended with exit code 1 ", "no web server listens yet")
			.containsPattern("The application says:\n    Parameter 0 of method missingBean in "
					+ "dev\\.mcpslice\\.childserver\\.Trouble required a bean of type 'java\\.lang\\.Runnable'")
			.containsPattern("    Consider defining a bean of type 'java\\.lang\\.Runnable'");
	}

	@Test
	void doesNotWaitForAnApplicationThatHasFailed() {
		String message = failure(() -> Children.troubled("broken-bean-and-thread").start());

		assertThat(message).contains("has failed to start, but its process has not ended", "\"left-over\"")
			.containsPattern("The application says:\n    org\\.springframework\\..*")
			.contains("a bean is broken");
	}

	@ParameterizedTest
	@CsvSource({ "hanging-bean, no web server listens yet.", "hanging-runner, but its runners have not returned." })
	void saysHowFarAnApplicationHasCome(String trouble, String progress) {
		String message = deadline(Children.troubled(trouble), progress, "in trouble");

		assertThat(message).contains(progress).containsPattern("(?s)Thread dump: .*\"main\" .*childserver\\.Trouble");
	}

	@Test
	void saysThatAnApplicationIsNoServer() {
		String message = deadline(
				Children.troubled("none")
					.properties("spring.main.web-application-type=none", "spring.main.keep-alive=true"),
				"Its application is ready, but has neither a web server nor a transport over stdio.",
				"Started TroubledServer");

		assertThat(message).contains(
				"Its application is ready, but has neither a web server nor a transport over stdio.", "Thread dump: ");
	}

	@Test
	void countsStrangersOnItsChannel() {
		String message = deadline(Children.plainProgram("guess"), "have been refused: 1.", "left alone");

		assertThat(message).contains("Connections to its channel that were not from it, and have been refused: 1.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "babble", "shout" })
	void doesNotWaitForAProcessThatTalksNonsense(String trouble) {
		String message = failure(() -> Children.plainProgram(trouble).shutdownTimeout(Duration.ofMillis(1)).start());

		assertThat(message).contains("has reported what is no report (");
	}

	@Test
	void keepsTheEndOfAFlood() {
		String message = failure(() -> Children.plainProgram("flood").start());

		assertThat(message).contains("has ended with exit code 4 ", "Standard output, the end of it:",
				"the last of all");
		assertThat(message.length()).isLessThan(32 * 1024);
	}

	@Test
	void saysThatThereIsNoJava() {
		McpServerProcessException failure = catchThrowableOfType(McpServerProcessException.class,
				() -> Children.plainProgram("exit").javaHome(Path.of("nowhere")).name("bookshop").start());

		assertThat(failure)
			.hasMessageStartingWith("The MCP server 'bookshop' cannot be started with %s: Cannot run program ",
					Path.of("nowhere", "bin", "java").toAbsolutePath())
			.rootCause()
			.hasMessageContaining("No such file or directory");
	}

	@Test
	void saysThatAServerCannotBeStartedWhereNothingMayBlock() {
		Mono<McpServerProcess> start = Mono.fromCallable(Children.plainProgram("exit").name("bookshop")::start)
			.subscribeOn(Schedulers.parallel());

		assertThatExceptionOfType(McpServerProcessException.class).isThrownBy(start::block)
			.withMessageStartingWith("The MCP server 'bookshop' has nowhere to report to: block()")
			.withMessageContaining("not supported in thread parallel-");
	}

	@Test
	void leavesNoDirectoryWhenThereIsNoJava() throws IOException {
		Duration mark = Duration.ofHours(1).plusNanos(System.nanoTime());

		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> Children.plainProgram("exit").javaHome(Path.of("nowhere")).shutdownTimeout(mark).start());

		assertThat(assignments()).noneMatch((assignment) -> assignment.contains(mark.toString()));
	}

	@Test
	void leavesNoPortWhenThereIsNoCommand() throws Exception {
		Properties assignment = new Properties();
		ServerProgram program = mock(ServerProgram.class);
		given(program.command(any(), any())).willAnswer((invocation) -> {
			assignment.load(new StringReader(content(invocation.<Path>getArgument(0).resolve(Assignment.RESOURCE))));
			throw new IllegalStateException("no command");
		});
		ServerLaunch launch = new ServerLaunch("bookshop", program, Path.of("nowhere"), List.of(), List.of(), Map.of(),
				Map.of(), null, Children.START_TIMEOUT, Children.START_TIMEOUT, false);

		assertThatExceptionOfType(McpServerProcessException.class).isThrownBy(() -> new ServerStart(launch))
			.withMessageEndingWith("no command");

		int port = Integer.parseInt(assignment.getProperty(Assignment.PORT));
		Awaitility.await()
			.untilAsserted(() -> assertThatIOException().isThrownBy(() -> new Socket("127.0.0.1", port).close()));
	}

	private static List<String> assignments() throws IOException {
		try (Stream<Path> directories = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return directories.filter((path) -> path.getFileName().toString().startsWith("mcpslice-server-"))
				.map((path) -> content(path.resolve(Assignment.RESOURCE)))
				.toList();
		}
	}

	// Others come and go meanwhile.
	private static String content(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			return "";
		}
	}

}
