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

package dev.mcpslice.parallel;

import java.util.List;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.server.McpSyncServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handshakes over SSE on servlets, where upstream's transport has a race: without what
 * the slice does about it, some of 1,000 fail.
 */
class SseHandshakeTests {

	/**
	 * In one context: Tomcat serves 8,192 connections at a time, and keeps one whose
	 * client has left until something is written to it.
	 */
	private static final int HANDSHAKES = Proof.size(40, 5_000);

	private static final int CONTEXTS = Proof.size(1, 2);

	private static final int ROUNDS = Proof.size(2, 125);

	private static final int CLIENTS = 40;

	@Test
	void everyClientGetsItsSession() throws Exception {
		for (int context = 0; context < CONTEXTS; context++) {
			try (OpenSlice slice = OpenSlice.of("", Case.class)) {
				List<Boolean> initialized = Proof.inParallel(4, HANDSHAKES, (number) -> {
					try (McpSyncClient mcp = slice.clients().over(McpTransport.SSE).sync()) {
						return mcp.isInitialized();
					}
				});

				assertThat(initialized).hasSize(HANDSHAKES).containsOnly(true);
			}
		}
		Proof.print("%,d handshakes over SSE on Tomcat, 4 at a time: 0 failures", CONTEXTS * HANDSHAKES);
	}

	// To write to those who have left is to end their requests.
	@Test
	void clientsThatHaveLeftDisturbNobody() throws Exception {
		try (OpenSlice slice = OpenSlice.of("", Case.class)) {
			McpSyncServer server = slice.context().getBean(McpSyncServer.class);
			for (int round = 0; round < ROUNDS; round++) {
				List<Boolean> initialized = Proof.inParallel(4, CLIENTS, (number) -> {
					try (McpSyncClient mcp = slice.clients().over(McpTransport.SSE).sync()) {
						return mcp.isInitialized();
					}
				});
				server.notifyToolsListChanged();

				assertThat(initialized).hasSize(CLIENTS).containsOnly(true);
			}
		}
		Proof.print("%,d handshakes over SSE on Tomcat, while the server writes to clients that have left: 0 failures",
				ROUNDS * CLIENTS);
	}

	@McpServerTest(properties = { "spring.profiles.active=servlet", "spring.ai.mcp.server.protocol=SSE" })
	static class Case {

	}

}
