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

import dev.mcpslice.EachTransport;
import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link StationTools}, with stations that a test makes up.
 */
@McpServerTest(StationTools.class)
class StationToolsTests {

	@MockitoBean
	private Stations stations;

	@EachTransport
	void tellsTheWeather(McpTestClient mcp) {
		given(this.stations.get("ivalo")).willReturn(new Station("ivalo", "Ivalo", -14.5));

		mcp.callTool("current_weather", Map.of("id", "ivalo"))
			.isSuccessful()
			.structured("$.temperature")
			.isEqualTo(-14.5);
	}

	@Test
	void saysThatThereIsNoSuchStation(McpTestClient mcp) {
		given(this.stations.get(any())).willThrow(new IllegalArgumentException("There is no such station"));

		mcp.callTool("current_weather", Map.of("id", "atlantis")).isError().text().contains("There is no such station");
	}

	@Test
	void saysWhatItHasTaken(@McpConnection(transport = McpTransport.SSE) McpTestClient mcp) {
		given(this.stations.get("odesa")).willReturn(new Station("odesa", "Одеса", 0));

		mcp.callTool("report_temperatures", Map.of("id", "odesa", "temperatures", List.of(9.0, 9.5))).isSuccessful();

		then(this.stations).should().put(new Station("odesa", "Одеса", 9.5));
		mcp.notifications()
			.logMessages()
			.received()
			.extracting(LoggingMessageNotification::data)
			.containsExactly("Одеса: 9.0 degrees", "Одеса: 9.5 degrees");
	}

	@Test
	void opensAStationWhereTheClientSays(McpTestClient mcp) {
		mcp.elicitation().accepts(Map.of("place", "Reykjavík", "temperature", 4));

		mcp.callTool("open_station", Map.of("id", "reykjavik")).isSuccessful().text().contains("Reykjavík");

		then(this.stations).should().put(new Station("reykjavik", "Reykjavík", 4));
	}

	@Test
	void opensNoStationIfTheClientDoesNotWantTo(McpTestClient mcp) {
		mcp.elicitation().declines();

		mcp.callTool("open_station", Map.of("id", "reykjavik"))
			.isSuccessful()
			.text()
			.isEqualTo("No station has been opened.");

		then(this.stations).should(never()).put(any());
	}

}
