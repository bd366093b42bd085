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

package dev.mcpslice.testclient;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Waiting has an end, and says for what. What is waited for takes longer than these tests
 * may.
 */
@McpServerTest(properties = { "mcpslice.client.timeout=300ms", "mcpslice.client.handshake-timeout=40s" })
@DirtiesContext
@Timeout(15)
class TimeoutTests {

	@AfterAll
	static void calm(@Autowired CountDownLatch calm) {
		calm.countDown();
	}

	@Test
	void takesTheTimeoutOfTheProperty(McpTestClient mcp) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.callTool("calm").isSuccessful())
			.withMessageContaining("No answer within 300ms")
			.withMessageContaining("\"name\":\"calm\"");
	}

	@Test
	void takesTheTimeoutOfTheClient(McpTestClient mcp) {
		McpTestClient impatient = mcp.mutate().timeout(Duration.ofMillis(200)).build();

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> impatient.callTool("calm").isSuccessful())
			.withMessageContaining("No answer within 200ms");
	}

	@Test
	void givesUpTheHandshakeInTime(McpTestClient mcp) {
		assertThatExceptionOfType(McpHandshakeException.class)
			.isThrownBy(() -> mcp.mutate().handshakeTimeout(Duration.ofNanos(1)).build());
	}

	@Test
	void takesTheTimeoutOfTheCall(McpTestClient mcp) {
		mcp.with((call) -> call.timeout(Duration.ofSeconds(20))).callTool("tell").isSuccessful();

		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> mcp.with((call) -> call.timeout(Duration.ofMillis(100))).callTool("calm").isSuccessful())
			.withMessageContaining("No answer within 100ms")
			.withMessageContaining("What the server has told this client so far:\n")
			.withMessageContaining("step 3");
	}

	@Test
	void sdksClientsTakeTheTimeoutOfTheProperty(McpClientFactory clients) {
		Map<String, Object> timeouts = new HashMap<>();
		McpSyncClient mcp = clients.sync((spec) -> {
			timeouts.put("request", ReflectionTestUtils.getField(spec, "requestTimeout"));
			timeouts.put("handshake", ReflectionTestUtils.getField(spec, "initializationTimeout"));
			spec.requestTimeout(Duration.ofSeconds(20));
		});

		assertThat(timeouts).containsEntry("request", Duration.ofMillis(300))
			.containsEntry("handshake", Duration.ofSeconds(40));
		assertThat(mcp.closeGracefully()).isTrue();
	}

	@Test
	void waitsForSomeTimeAtLeast(McpTestClient mcp) {
		assertThatIllegalArgumentException().isThrownBy(() -> mcp.mutate().timeout(Duration.ofSeconds(-1)))
			.withMessageContaining("give it more than PT-1S");
		assertThatIllegalArgumentException().isThrownBy(() -> mcp.mutate().handshakeTimeout(Duration.ZERO));
	}

}
