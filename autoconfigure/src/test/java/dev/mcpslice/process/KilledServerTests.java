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
import java.util.concurrent.CompletableFuture;

import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.client.McpTestClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A call of a server that ends meanwhile tells how it has ended.
 */
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
@Timeout(120)
class KilledServerTests {

	@ParameterizedTest
	@ValueSource(strings = { "STREAMABLE", "SSE" })
	void callTellsTheExitCode(String protocol) {
		try (McpServerProcess server = Children.application()
			.name("bookshop")
			.properties("spring.ai.mcp.server.protocol=" + protocol)
			.start()) {
			McpTestClient mcp = server.clients().test((client) -> client.timeout(Duration.ofMinutes(30)));
			CompletableFuture<Void> end = CompletableFuture.runAsync(() -> {
				Awaitility.await().until(() -> server.output().getOut().contains("hanging"));
				server.kill();
			});

			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.callTool("hang").isSuccessful())
				.withMessageMatching("(?s)Expected tools/call hang over [^\n]+ to succeed, but it failed: "
						+ "MCP server 'bookshop' \\(process \\d+\\) has ended with exit code 137 \\(SIGKILL\\), "
						+ "\\w+ after it was ready\nsent: .*");
			end.join();

			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.callTool("hang").isSuccessful())
				.withMessageContaining("failed: MCP server 'bookshop' (process ")
				.withMessageContaining("exit code 137");
		}
	}

}
