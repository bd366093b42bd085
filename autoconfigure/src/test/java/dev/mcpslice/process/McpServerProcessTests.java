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
import java.util.Map;

import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.DefaultMcpClientFactory;
import dev.mcpslice.internal.identity.ServerIdentity;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link McpServerProcess}: one server, and all that it was started with.
 */
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
class McpServerProcessTests {

	@TempDir
	private static Path directory;

	private static McpServerProcess server;

	@BeforeAll
	static void startServer() {
		server = Children.measuredApplication()
			.name("bookshop")
			.arguments("one", "две")
			.properties("greeting=good morning", "mcpslice.client.timeout=7s", "management.server.port=8081")
			.profiles("test", "night")
			.jvmOptions("-Dcolour=red")
			.environment("COUNTRY", "Suomi")
			.workingDirectory(directory)
			.start();
	}

	@AfterAll
	static void closeServer() {
		server.close();
		server.close();

		assertThat(server.handle().isAlive()).isFalse();
		assertThat(directory).isEmptyDirectory();
		assertThatIllegalStateException().isThrownBy(server.endpoints()::port)
			.withMessage("The MCP server 'bookshop' is not listening: its process has ended with exit code 0.");
	}

	@Test
	void isAProcessOfItsOwn() {
		try (McpTestClient mcp = server.clients().test()) {
			mcp.callTool("pid", Map.of()).isSuccessful().text().isEqualTo(String.valueOf(server.handle().pid()));
		}
		assertThat(server.handle().pid()).isNotEqualTo(ProcessHandle.current().pid());
		assertThat(server).hasToString("MCP server 'bookshop' (process %d)".formatted(server.handle().pid()));
		assertThat(server.name()).isEqualTo("bookshop");
	}

	@ParameterizedTest
	@CsvSource({ "greeting, good morning", "colour, red", "server.port, 0", "server.address, 127.0.0.1",
			"spring.profiles.active, 'test,night'", "server.shutdown, immediate", "mcpslice.client.timeout, none",
			"management.server.port, 0" })
	void hasProperties(String name, String value) {
		try (McpTestClient mcp = server.clients().test()) {
			mcp.callTool("property", Map.of("name", name)).isSuccessful().text().isEqualTo(value);
		}
	}

	@Test
	void hasArgumentsEnvironmentAndWorkingDirectory() {
		try (McpTestClient mcp = server.clients().test()) {
			mcp.callTool("arguments", Map.of()).isSuccessful().text().startsWith("[\"one\",");
			mcp.callTool("variable", Map.of("name", "COUNTRY")).isSuccessful().text().isEqualTo("Suomi");
			mcp.callTool("variable", Map.of("name", "PATH")).isSuccessful().text().isEqualTo(System.getenv("PATH"));
			mcp.callTool("directory", Map.of()).isSuccessful().text().isEqualTo(directory.toString());
		}
	}

	@Test
	void hasArgumentsInAnyScriptThatTheOperatingSystemIsSetUpFor() {
		assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");

		try (McpTestClient mcp = server.clients().test()) {
			mcp.callTool("arguments", Map.of()).isSuccessful().text().isEqualTo("[\"one\",\"две\"]");
		}
	}

	@Test
	void hasTheEndpointsOfItsApplication() {
		assertThat(server.endpoints().transports()).containsExactly(McpTransport.STREAMABLE_HTTP);
		assertThat(server.endpoints().defaultTransport()).isEqualTo(McpTransport.STREAMABLE_HTTP);
		assertThat(server.endpoints().baseUri())
			.hasToString("http://127.0.0.1:%d".formatted(server.endpoints().port()));
		assertThat(server.endpoints().uri(McpTransport.STREAMABLE_HTTP))
			.hasToString(server.endpoints().baseUri() + "/mcp");
		assertThat(server.endpoints().certificates()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> server.endpoints().uri(McpTransport.SSE))
			.withMessageStartingWith("The MCP server 'bookshop' does not offer SSE, only [streamable HTTP], as its ")
			.withMessageEndingWith("mcpslice.server.endpoints.sse=/path.");
	}

	@Test
	void hasClientsOfAllKinds() {
		try (McpSyncClient sync = server.clients().sync()) {
			McpAsyncClient async = server.clients().async();
			ListToolsResult tools = async.listTools().block();
			async.closeGracefully().block();

			assertThat(tools.tools()).isNotEmpty().hasSameSizeAs(sync.listTools().tools());
		}
	}

	@Test
	void tellsWhatItWrites() {
		try (McpTestClient mcp = server.clients().test()) {
			mcp.callTool("print", Map.of("text", "Γεια σου κόσμε", "times", 1)).isSuccessful();
		}

		Awaitility.await().untilAsserted(() -> {
			assertThat(server.output().getOut()).containsOnlyOnce("Γεια σου κόσμε");
			assertThat(server.output().getErr()).containsOnlyOnce("Γεια σου κόσμε");
			assertThat(server.output()).contains("Γεια σου κόσμε");
		});
	}

	@Test
	void neverWaitsForItsReader() {
		try (McpTestClient mcp = server.clients().test()) {
			mcp.callTool("print", Map.of("text", "0123456789".repeat(100), "times", 4 * 1024)).isSuccessful();
		}

		Awaitility.await().untilAsserted(() -> {
			assertThat(server.output().getOut()).contains("characters before are not kept]");
			assertThat(server.output().getErr()).contains("characters before are not kept]");
		});
		assertThat(server.output().getOut().length()).isLessThan(OutputBuffer.LIMIT + 100);
	}

	@Test
	void refusesWhoMeansAnother() {
		ServerIdentity other = ServerIdentity.create("warehouse");

		assertThatExceptionOfType(McpHandshakeException.class)
			.isThrownBy(
					() -> DefaultMcpClientFactory.create(server.endpoints(), other, new StandardEnvironment()).test())
			.withMessageContaining("The client means the MCP server of warehouse")
			.withMessageContaining("it met the MCP server of bookshop");
	}

	@Test
	void saysThatItHasNotEnded() {
		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> server.awaitExit(Duration.ofMillis(1)))
			.withMessageStartingWith("The MCP server 'bookshop' has not ended within PT0.001S\n\nStandard output");
	}

	@Test
	void stopsWaitingWhenInterrupted() {
		Thread.currentThread().interrupt();

		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> server.awaitExit(Duration.ofSeconds(30)))
			.withMessage("Interrupted while waiting for the MCP server 'bookshop' to end");
		assertThat(Thread.interrupted()).isTrue();
	}

}
