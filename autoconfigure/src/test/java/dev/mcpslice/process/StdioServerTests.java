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

import java.time.Duration;
import java.util.Map;

import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.boot.ssl.SslBundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Servers that speak over stdio.
 */
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
class StdioServerTests {

	private static McpServerProcess server;

	@BeforeAll
	static void start() {
		server = stdio().start();
	}

	@AfterAll
	static void stop() {
		server.close();
		assertThat(server.handle().isAlive()).isFalse();
	}

	private static McpServerProcess.Builder stdio(String... properties) {
		return Children.application()
			.name("stdio")
			.properties("spring.main.web-application-type=none", "spring.ai.mcp.server.stdio=true",
					"logging.pattern.console=")
			.properties(properties);
	}

	@Test
	void eachClientHasAProcessThatEndsWithIt() {
		ProcessHandle first;
		try (McpTestClient mcp = server.clients().test()) {
			first = server.handle();
			mcp.callTool("pid").isSuccessful().text().isEqualTo("" + first.pid());
			McpSyncClient other = server.clients().sync();
			assertThat(other.isInitialized()).isTrue();
			assertThat(server.handle()).isNotEqualTo(first);
			assertThat(other.closeGracefully()).isTrue();
			assertThat(server.handle().isAlive()).isFalse();
			assertThat(first.isAlive()).isTrue();
		}
		assertThat(first.isAlive()).isFalse();
	}

	@Test
	void addressIsMissed() {
		assertThat(server.endpoints().transports()).containsExactly(McpTransport.STDIO);
		assertThat(server.endpoints().defaultTransport()).isEqualTo(McpTransport.STDIO);
		assertThatIllegalStateException().isThrownBy(() -> server.endpoints().port())
			.withMessage(
					"The MCP server 'stdio' speaks over stdio: it has no port. Its clients are injected, or opened "
							+ "by McpServerProcess.clients().");
		assertThatIllegalStateException().isThrownBy(() -> server.endpoints().baseUri());
		assertThatIllegalStateException().isThrownBy(() -> server.endpoints().uri(McpTransport.STDIO));
		assertThatIllegalStateException().isThrownBy(() -> server.endpoints().certificates());
		assertThatIllegalArgumentException().isThrownBy(() -> server.endpoints().uri(McpTransport.SSE))
			.withMessage("The MCP server 'stdio' speaks over stdio, and not over SSE.");
	}

	@Test
	void whatBelongsToHttpIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> server.clients().over(McpTransport.SSE).test())
			.withMessageContaining("speaks over stdio, and not over SSE");
		assertThatIllegalStateException().isThrownBy(() -> server.clients().sslBundle(SslBundle.of(null)).test())
			.withMessageContaining("where there is no TLS");
		assertThatExceptionOfType(McpHandshakeException.class)
			.isThrownBy(() -> server.clients().test((client) -> client.bearerToken("t0k3n")))
			.withMessageContaining(
					"speaks over stdio, where there are no HTTP headers: it cannot be told [Authorization]");
	}

	@Test
	void serverThatIsKilledInTheMiddleOfACallFailsTheCallAtOnce() {
		try (McpTestClient mcp = server.clients().test((client) -> client.timeout(Duration.ofMinutes(5)))) {
			long pid = server.handle().pid();
			assertThatThrownBy(() -> mcp.callTool("exit", Map.of("code", 3)).isSuccessful())
				.hasMessageContaining("MCP server 'stdio' (process %d) has ended with exit code 3", pid);
			assertThatThrownBy(() -> mcp.listTools().isSuccessful())
				.hasMessageContaining("(process %d) has ended with exit code 3", pid);
		}
	}

	@Test
	void standardErrorIsKept() {
		try (McpTestClient mcp = server.clients().test()) {
			mcp.callTool("say", Map.of("text", "to standard error", "error", true)).isSuccessful();

			await().untilAsserted(() -> assertThat(server.output().getErr()).contains("to standard error"));
		}
	}

	@Test
	void strayLineFailsTheCallAtOnce() {
		try (McpTestClient mcp = server.clients().test((client) -> client.timeout(Duration.ofMinutes(5)))) {
			assertThatThrownBy(
					() -> mcp.callTool("say", Map.of("text", "Looking for books...", "error", false)).isSuccessful())
				.hasMessageContaining("has written a line to its standard output that is no message")
				.hasMessageContaining("    Looking for books...\n")
				.hasMessageContaining("System.err instead of System.out");
		}
	}

	@Test
	void bannerFailsTheHandshakeAtOnce() {
		try (McpServerProcess loud = stdio("spring.main.banner-mode=console").start()) {
			assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(() -> loud.clients().test())
				.withMessageStartingWith("The MCP handshake over stdio with " + loud + " failed: ")
				.withMessageContaining("has written a line to its standard output that is no message")
				.withMessageContaining("spring.main.banner-mode=off");
		}
	}

	@Test
	void closedServerHasNoClients() {
		McpServerProcess closed = stdio().start();
		McpTestClient open = closed.clients().test();
		ProcessHandle process = closed.handle();

		closed.close();

		assertThat(process.isAlive()).isFalse();
		assertThatIllegalStateException().isThrownBy(() -> closed.clients().test())
			.withMessage("The MCP server 'stdio' has been closed.");
		open.close();
	}

}
