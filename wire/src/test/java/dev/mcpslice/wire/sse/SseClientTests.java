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

package dev.mcpslice.wire.sse;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

import dev.mcpslice.McpConnection;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.WireTests;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.annotation.McpResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What upstream's client gets over SSE.
 */
@Tag("platform")
class SseClientTests {

	@Nested
	@ConfiguredForSse
	class Configured extends Scenarios {

	}

	@Nested
	class Attached extends Scenarios {

	}

	@Import({ Gate.class, ReadingRoom.class })
	abstract static class Scenarios extends WireTests {

		@Autowired
		private Gate gate;

		@Test
		@Scenario("B02")
		void initializesAndPings(@McpConnection(transport = McpTransport.SSE) McpSyncClient client) {
			assertThat(client.getServerInfo()).satisfies((server) -> {
				assertThat(server.name()).isEqualTo("wire");
				assertThat(server.version()).isEqualTo("1.2.3");
			});
			assertThat(client.getCurrentInitializationResult().protocolVersion()).isEqualTo("2024-11-05");
			assertThatCode(client::ping).doesNotThrowAnyException();
		}

		@Test
		@Scenario("B06")
		void readsAResource(@McpConnection(transport = McpTransport.SSE) McpTestClient mcp) {
			mcp.readResource("reading-room://books/kalevala")
				.isSuccessful()
				.hasMimeType("text/plain")
				.text()
				.isEqualTo("The text of kalevala");
		}

		@Test
		@Scenario("B07")
		void isToldThatAResourceIsUnknown(@McpConnection(transport = McpTransport.SSE) McpTestClient mcp) {
			mcp.readResource("attic://books/kalevala")
				.isProtocolError()
				.hasCode(-32002)
				.message()
				.isEqualTo("Resource not found");
		}

		@Test
		@Scenario("B08")
		void isToldOfACallThatTakesTooLong(McpClientFactory clients) {
			String gate = UUID.randomUUID().toString();
			try (McpSyncClient client = clients.over(McpTransport.SSE)
				.sync((spec) -> spec.requestTimeout(Duration.ofSeconds(2)))) {

				assertThatException().isThrownBy(() -> client.callTool(waitAt(gate)))
					.withCauseInstanceOf(TimeoutException.class);
			}
			finally {
				this.gate.open(gate);
			}
		}

		@Test
		@Scenario("B08")
		void keepsTheSessionOfACallThatIsGivenUp(@McpConnection(transport = McpTransport.SSE) McpTestClient mcp) {
			String gate = UUID.randomUUID().toString();
			try {
				assertThatExceptionOfType(AssertionError.class)
					.isThrownBy(() -> mcp.with((call) -> call.timeout(Duration.ofMillis(100)))
						.callTool("wait_at_gate", Map.of("name", gate))
						.isSuccessful())
					.withMessageContaining("No answer within 100ms");
			}
			finally {
				this.gate.open(gate);
			}

			// The late answer is on its way by now, on the same stream.
			mcp.ping().isSuccessful();
			mcp.callTool("echo", Map.of("text", "still here")).isSuccessful().text().isEqualTo("Echo: still here");
		}

		private static CallToolRequest waitAt(String gate) {
			return CallToolRequest.builder("wait_at_gate").arguments(Map.of("name", gate)).build();
		}

	}

	/**
	 * Has texts to read.
	 */
	static class ReadingRoom {

		@McpResource(uri = "reading-room://books/{id}", name = "book", mimeType = "text/plain")
		String book(String id) {
			return "The text of " + id;
		}

	}

}
