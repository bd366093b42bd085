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

import java.util.List;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Tests for {@link WeatherGuide}.
 */
@McpServerTest
class WeatherGuideTests {

	@MockitoBean
	private Stations stations;

	@Test
	void showsTheStations(McpTestClient mcp) {
		given(this.stations.findAll()).willReturn(List.of(new Station("sapporo", "札幌", 2)));

		mcp.readResource("weather://stations").isSuccessful().text().isEqualTo("sapporo 札幌");
	}

	@Test
	void asksWhatToPack(McpTestClient mcp) {
		given(this.stations.get("sapporo")).willReturn(new Station("sapporo", "札幌", 2));

		mcp.getPrompt("pack", Map.of("id", "sapporo"))
			.isSuccessful()
			.text()
			.isEqualTo("I travel to 札幌, where it has 2.0 degrees. What do I pack?");
	}

	@Test
	void isBelowTheContextPath(McpServerEndpoints endpoints) {
		assertThat(endpoints.baseUri()).hasHost("127.0.0.1").hasPort(endpoints.port()).hasPath("/weather");
	}

}
