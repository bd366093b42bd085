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

import java.util.stream.Collectors;

import org.springframework.ai.mcp.annotation.McpArg;
import org.springframework.ai.mcp.annotation.McpPrompt;
import org.springframework.ai.mcp.annotation.McpResource;
import org.springframework.stereotype.Component;

/**
 * The list of stations for reading, and a prompt for those who travel to one.
 */
@Component
class WeatherGuide {

	private final Stations stations;

	WeatherGuide(Stations stations) {
		this.stations = stations;
	}

	@McpResource(uri = "weather://stations", name = "stations", title = "The stations",
			description = "All stations, one a line: id and place", mimeType = "text/plain")
	String stations() {
		return this.stations.findAll()
			.stream()
			.map((station) -> station.id() + " " + station.place())
			.collect(Collectors.joining("\n"));
	}

	@McpPrompt(name = "pack", title = "Pack for a journey", description = "Asks what to wear at a station")
	String pack(@McpArg(name = "id", description = "The station's id", required = true) String id) {
		Station station = this.stations.get(id);
		return "I travel to %s, where it has %.1f degrees. What do I pack?".formatted(station.place(),
				station.temperature());
	}

}
