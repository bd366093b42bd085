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

package dev.mcpslice.sample.weather;

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The weather office without sessions, where it can never speak first.
 */
@McpServerTest(transports = McpTransport.STATELESS)
@Import(Stations.class)
class StatelessTests {

	@Test
	void servesNoOtherTransport(McpServerEndpoints endpoints) {
		assertThat(endpoints.transports()).containsExactly(McpTransport.STATELESS);
	}

	@Test
	void offersOnlyWhatNeverAsksBack(McpTestClient mcp) {
		mcp.listTools().isSuccessful().extracting(Tool::name).containsExactly("current_weather");
	}

	@Test
	void answersCallsAndShowsResources(McpTestClient mcp) {
		mcp.callTool("current_weather", Map.of("id", "ivalo"))
			.isSuccessful()
			.structured("$.temperature")
			.isEqualTo(-14.5);
		mcp.readResource("weather://stations").isSuccessful().text().contains("札幌");
	}

}
