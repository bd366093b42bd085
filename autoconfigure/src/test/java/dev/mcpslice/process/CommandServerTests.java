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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.mcpslice.McpServerProcessExtension;
import dev.mcpslice.childserver.ListeningProgram;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Servers that are any program.
 */
@DisabledOnOs(OS.WINDOWS)
class CommandServerTests {

	@RegisterExtension
	static final McpServerProcessExtension server = McpServerProcessExtension.of(shell());

	static final List<Consumer<McpServerProcess.Builder>> OF_JAVA = List.of((builder) -> builder.properties("a=b"),
			(builder) -> builder.profiles("a"), (builder) -> builder.jvmOptions("-ea"),
			(builder) -> builder.javaHome(Path.of("jdk")), (builder) -> builder.classDataSharing(Path.of("cds")));

	/**
	 * Answers a request to initialize, and reads no further.
	 */
	private static final String SH_INITIALIZE = """
			IFS= read -r line
			id=$(printf '%s' "$line" | sed -n 's/.*"id":\\("[^"]*"\\).*/\\1/p')
			printf '{"jsonrpc":"2.0","id":%s,"result":{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},\
			"serverInfo":{"name":"deaf","version":"1"}}}\\n' "$id"
			""";

	private static McpServerProcess.Builder shell() {
		try {
			Path program = new ClassPathResource("programs/server.sh").getFile().toPath();
			return McpServerProcess.command("sh", program.getFileName().toString())
				.name("shell")
				.environment("READER", "Anna")
				.workingDirectory(program.getParent());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void isTalkedTo(McpTestClient mcp, McpServerProcess shell) {
		mcp.listTools().isSuccessful().extracting(Tool::name).containsExactly("greet");
		mcp.callTool("greet").isSuccessful().text().isEqualTo("Hello from " + shell.handle().pid());
		await().untilAsserted(() -> assertThat(shell.output().getErr()).contains("programs for Anna"));
	}

	@Test
	void eachClientHasAProcess(McpTestClient one, McpTestClient other) {
		assertThat(one.callTool("greet").isSuccessful().text().actual())
			.isNotEqualTo(other.callTool("greet").isSuccessful().text().actual());
	}

	@Test
	void serverThatNeverAnswersSaysWhatItHasWritten() {
		try (McpServerProcess silent = McpServerProcess.command("sh", "-c", "echo thinking >&2; cat >/dev/null")
			.name("silent")
			.start()) {
			assertThatExceptionOfType(McpHandshakeException.class)
				.isThrownBy(() -> silent.clients().test((client) -> client.handshakeTimeout(Duration.ofSeconds(1))))
				.withMessageStartingWith("The MCP handshake over stdio with MCP server 'silent' (process ")
				.withMessageContaining("Standard error:\n    thinking");
		}
	}

	// A pipe holds 64 KiB.
	@Test
	void serverThatDoesNotReadKeepsNobodyFromTheEnd() {
		try (McpServerProcess deaf = McpServerProcess.command("sh", "-c", SH_INITIALIZE + "sleep 1000")
			.name("deaf")
			.start()) {
			McpTestClient mcp = deaf.clients().test((client) -> client.timeout(Duration.ofSeconds(1)));

			assertThatThrownBy(() -> mcp.callTool("greet", Map.of("text", "x".repeat(1_000_000))).isSuccessful())
				.hasMessageContaining("No answer within 1s");
			mcp.close();

			assertThat(deaf.handle().isAlive()).isFalse();
		}
	}

	@Test
	void serverThatEndsSaysHow() {
		try (McpServerProcess ending = McpServerProcess.command("sh", "-c", "read line; echo oops >&2; exit 7")
			.start()) {
			assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(() -> ending.clients().test())
				.withMessageContaining(
						"MCP server 'sh' (process " + ending.handle().pid() + ") has ended with exit code 7")
				.withMessageContaining("oops");
		}
	}

	@Test
	void programThatIsNotThereIsNamed() {
		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> McpServerProcess.command("/no/such/program", "--password=secret").start())
			.withMessageStartingWith("The MCP server 'program' cannot be started: ")
			.withMessageEndingWith("Command:\n    /no/such/program --password=******");
	}

	@ParameterizedTest
	@FieldSource("OF_JAVA")
	void whatIsForJavaIsRefused(Consumer<McpServerProcess.Builder> setting) {
		assertThatIllegalStateException().isThrownBy(() -> setting.accept(McpServerProcess.command("npx")))
			.withMessageEndingWith("(...) is for applications on Spring Boot, and 'npx' is any program. Give it "
					+ "arguments(...) or environment(...).");
	}

	@Test
	void applicationsReportWhereTheyListen() {
		assertThatIllegalStateException()
			.isThrownBy(() -> McpServerProcess.jar(Path.of("a.jar")).listensAt(URI.create("http://localhost:1/mcp")))
			.withMessageContaining("reports where it listens");
	}

	// A program that is told its port needs one that is free. Linux gives each process so
	// many loopback addresses that one can be its own, where all ports are.
	private static URI ownAddress(int port) {
		long pid = ProcessHandle.current().pid();
		return URI
			.create("http://127.%d.%d.%d:%d/mcp".formatted(128 + (pid >> 16) % 128, (pid >> 8) % 256, pid % 256, port));
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void programOverHttpIsWaitedFor() {
		URI uri = ownAddress(8080);
		try (McpServerProcess server = McpServerProcess
			.command(Path.of(System.getProperty("java.home"), "bin", "java").toString())
			.name("plain")
			.arguments("-cp", System.getProperty("java.class.path"), ListeningProgram.class.getName(), uri.getHost(),
					"" + uri.getPort())
			.listensAt(uri)
			.start()) {
			assertThat(server.endpoints().baseUri()).hasPort(uri.getPort());
			assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(() -> server.clients().test())
				.withMessageContaining("503");
			assertThatExceptionOfType(McpServerProcessException.class)
				.isThrownBy(() -> McpServerProcess.command("sleep", "1000").listensAt(uri).start())
				.withMessageContaining("somebody does already, and would be tested instead");
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void programOverHttpThatDoesNotListenIsNamed() {
		URI uri = ownAddress(8081);

		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(
					() -> McpServerProcess.command("sh", "-c", "echo port taken >&2; exit 1").listensAt(uri).start())
			.withMessageContaining("has ended with exit code 1, and does not listen at http://" + uri.getAuthority())
			.withMessageContaining("port taken");
		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> McpServerProcess.command("sleep", "1000")
				.listensAt(uri)
				.startTimeout(Duration.ofMillis(100))
				.start())
			.withMessageContaining("does not listen at http://" + uri.getAuthority() + " after PT0.1S");
	}

	// Its child has the other end of the pipe, and the stream does not end.
	@Test
	void serverThatIsKilledAndLeavesAChildFailsWhatWaits() throws IOException {
		try (McpServerProcess orphaning = McpServerProcess.command("sh", "-c", SH_INITIALIZE + """
				read line
				sleep 1000 &
				echo $! >&2
				read line
				kill -9 $$
				""").name("orphaning").start()) {
			McpTestClient mcp = orphaning.clients().test();
			try {
				assertThatThrownBy(() -> mcp.callTool("greet").isSuccessful())
					.hasMessageContaining("(process " + orphaning.handle().pid() + ") has ended with exit code 137");
			}
			finally {
				String child = await().until(() -> orphaning.output().getErr().trim(), (pid) -> !pid.isEmpty());
				ProcessHandle.of(Long.parseLong(child)).ifPresent(ProcessHandle::destroyForcibly);
			}
		}
	}

	// Its child has the other end of the pipe.
	@Test
	void childrenOfAServerThatDoesNotReadEndWithIt() {
		try (McpServerProcess deaf = McpServerProcess
			.command("sh", "-c", "trap '' TERM\n" + SH_INITIALIZE + "sleep 1000; true")
			.name("deaf")
			.shutdownTimeout(Duration.ofMillis(100))
			.start()) {
			McpTestClient mcp = deaf.clients().test((client) -> client.timeout(Duration.ofSeconds(1)));
			assertThatThrownBy(() -> mcp.callTool("greet", Map.of("text", "x".repeat(1_000_000))).isSuccessful())
				.hasMessageContaining("No answer within 1s");
			List<ProcessHandle> children = await().until(() -> deaf.handle().descendants().toList(),
					(started) -> !started.isEmpty());

			mcp.close();

			assertThat(deaf.handle().isAlive()).isFalse();
			// A zombie runs no command.
			assertThat(children).noneMatch((child) -> child.isAlive() && child.info().command().isPresent());
		}
	}

}
