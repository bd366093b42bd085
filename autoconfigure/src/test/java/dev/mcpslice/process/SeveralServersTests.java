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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.client.McpTestClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

/**
 * Tests for servers that start at the same time.
 */
@Order(1)
@ResourceLock(ChildApplication.MORE_PROCESSES)
class SeveralServersTests {

	private static final int SERVERS = 3;

	@Test
	void serversHaveTheirOwnPortsAndClients() {
		List<McpServerProcess> servers = McpServerProcess.startAll(IntStream.range(0, SERVERS)
			.mapToObj((number) -> Children.application().name("server " + number).properties("greeting=" + number))
			.toList());
		try {
			List<Integer> ports = new ArrayList<>();
			IntStream.range(0, SERVERS).forEach((number) -> {
				McpServerProcess server = servers.get(number);
				ports.add(server.endpoints().port());
				try (McpTestClient mcp = server.clients().test()) {
					mcp.callTool("property", Map.of("name", "greeting")).isSuccessful().text().isEqualTo("" + number);
					mcp.callTool("pid", Map.of()).isSuccessful().text().isEqualTo("" + server.handle().pid());
				}
			});

			assertThat(ports).doesNotHaveDuplicates().hasSize(SERVERS);
		}
		finally {
			servers.forEach(McpServerProcess::close);
		}
	}

	@Test
	void noServerIsLeftWhenOneDoesNotStart() {
		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> McpServerProcess
				.startAll(List.of(Children.hanging("not-started"), Children.plainProgram("exit").name("culprit"))))
			.withMessageStartingWith("The MCP server 'culprit' (process ");
		assertThat(Children.alive("not-started")).isEmpty();
	}

	@Test
	void noServerIsLeftWhenOneCannotBeLaunched() {
		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> McpServerProcess.startAll(List.of(Children.hanging("not-launched"),
					Children.plainProgram("exit").javaHome(Path.of("nowhere")))))
			.withMessageContaining("cannot be started");
		assertThat(Children.alive("not-launched")).isEmpty();
	}

	@Test
	void noServerIsLeftOfAStartThatIsInterrupted() {
		ConcurrentStart start = new ConcurrentStart(List.of(Children.hanging("several-interrupted")));
		Awaitility.await().until(() -> Children.alive("several-interrupted").size() == 1);
		Thread.currentThread().interrupt();

		assertThatExceptionOfType(McpServerProcessException.class).isThrownBy(start::await)
			.withMessage("Interrupted while MCP servers were starting");
		assertThat(Thread.interrupted()).isTrue();
		assertThat(Children.alive("several-interrupted")).isEmpty();
	}

	@Test
	void allServersAreClosedWhenOneDoesNotEnd() {
		McpServerProcess immortal = mock(McpServerProcess.class);
		McpServerProcess mortal = mock(McpServerProcess.class);
		McpServerProcessException alive = new McpServerProcessException("still alive");
		willThrow(alive).given(immortal).close();
		IllegalStateException failure = new IllegalStateException();

		ConcurrentStart.closeAll(List.of(immortal, mortal), failure);

		then(mortal).should().close();
		assertThat(failure).hasSuppressedException(alive);
	}

}
