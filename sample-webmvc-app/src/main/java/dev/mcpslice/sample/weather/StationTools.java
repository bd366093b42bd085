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

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpTool.McpAnnotations;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;
import org.springframework.ai.mcp.annotation.context.StructuredElicitResult;
import org.springframework.stereotype.Component;

/**
 * Tools to read stations, to report what they measure, and to open one.
 */
@Component
class StationTools {

	private final Stations stations;

	StationTools(Stations stations) {
		this.stations = stations;
	}

	@McpTool(name = "current_weather", description = "Tells what a station has measured last",
			generateOutputSchema = true, annotations = @McpAnnotations(title = "Current weather", readOnlyHint = true,
					destructiveHint = false, idempotentHint = true, openWorldHint = false))
	Station currentWeather(@McpToolParam(description = "The station's id") String id) {
		return this.stations.get(id);
	}

	@McpTool(name = "report_temperatures", description = "Takes the temperatures that a station has measured",
			annotations = @McpAnnotations(title = "Report temperatures", destructiveHint = false,
					openWorldHint = false))
	String reportTemperatures(McpSyncRequestContext context, @McpToolParam(description = "The station's id") String id,
			@McpToolParam(description = "Degrees Celsius, the last one last") List<Double> temperatures) {
		Station station = this.stations.get(id);
		for (int i = 0; i < temperatures.size(); i++) {
			double temperature = temperatures.get(i);
			this.stations.put(new Station(id, station.place(), temperature));
			context.info("%s: %.1f degrees".formatted(station.place(), temperature));
			progress(context, i + 1, temperatures.size());
		}
		return "%d temperatures of %s are in.".formatted(temperatures.size(), station.place());
	}

	// Without a token the client does not want to know, and Spring AI would log a warning
	// each time.
	private void progress(McpSyncRequestContext context, int done, int total) {
		if (context.request().progressToken() != null) {
			context.progress((notification) -> notification.progress(done).total(total));
		}
	}

	@McpTool(name = "open_station", description = "Opens a station, once its place has been told",
			annotations = @McpAnnotations(title = "Open a station", destructiveHint = false, openWorldHint = false))
	String openStation(McpSyncRequestContext context, @McpToolParam(description = "The new station's id") String id) {
		StructuredElicitResult<Opening> answer = context
			.elicit((question) -> question.message("Where is the station '%s'?".formatted(id)), Opening.class);
		Opening opening = answer.structuredContent();
		if (opening == null) {
			return "No station has been opened.";
		}
		this.stations.put(new Station(id, opening.place(), opening.temperature()));
		return "The station in %s is open.".formatted(opening.place());
	}

	/**
	 * What is asked about a new station.
	 *
	 * @param place the name of the place
	 * @param temperature the first temperature
	 */
	record Opening(@JsonPropertyDescription("The name of the place") String place,
			@JsonPropertyDescription("The temperature now, in degrees Celsius") double temperature) {

	}

}
