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

package dev.mcpslice.slice;

import java.util.Map;

import dev.mcpslice.McpServerTest;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A client whose session the server has forgotten begins a new one, as it does in
 * production.
 */
@McpServerTest(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
@DirtiesContext
class LostSessionTests {

	@Test
	void clientInitializesAgain(McpSyncClient mcp, @Autowired McpServerTransportProviderBase transport) {
		assertThat(Calls.echo(mcp, "one")).isEqualTo("Echo: one");

		((Map<?, ?>) ReflectionTestUtils.getField(transport, "sessions")).clear();

		assertThatException().isThrownBy(() -> Calls.echo(mcp, "two"));
		assertThat(Calls.echo(mcp, "three")).isEqualTo("Echo: three");
	}

}
