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

package dev.mcpslice.internal.client.session;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JsonObjects}.
 */
class JsonObjectsTests {

	private final McpJsonMapper sparing = new JacksonMcpJsonMapper(JsonMapper.builder()
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL)
			.withContentInclusion(JsonInclude.Include.NON_NULL))
		.build());

	@Test
	void takesAMapAsItIs() {
		Map<String, Object> weather = new HashMap<>(Map.of("wind", 12));
		weather.put("rain", null);

		assertThat(JsonObjects.from("It", weather, this.sparing)).isEqualTo(weather);
	}

	@Test
	void takesValuesWithinMapsAndListsAsTheMapperDoes() {
		Weather storm = new Weather(12, null);
		Map<String, Object> report = new HashMap<>();
		report.put("now", storm);
		report.put("days", Arrays.asList(storm, null, Map.of("noon", storm)));
		report.put("hours", new Weather[] { storm });
		report.put("at", Path.of("home"));
		report.put("missing", null);

		Map<String, Object> expected = new HashMap<>();
		expected.put("now", Map.of("wind", 12));
		expected.put("days", Arrays.asList(Map.of("wind", 12), null, Map.of("noon", Map.of("wind", 12))));
		expected.put("hours", List.of(Map.of("wind", 12)));
		expected.put("at", Path.of("home").toUri().toString());
		expected.put("missing", null);
		assertThat(JsonObjects.from("It", report, this.sparing)).isEqualTo(expected);
	}

	@Test
	void takesKeysAsTheMapperDoes() {
		assertThat(JsonObjects.from("It", Map.of(Season.SPRING, 1), this.sparing)).isEqualTo(Map.of("spring", 1));
	}

	@Test
	void mapsWithoutAServersMapperAsTheSdkDoes() {
		assertThat(JsonObjects.from("It", new Weather(12, null), JsonObjects.mapper(null))).containsEntry("wind", 12)
			.containsEntry("rain", null);
	}

	@Test
	void takesAnObjectAsTheMapperDoes() {
		assertThat(JsonObjects.from("It", new Weather(12, null), this.sparing)).isEqualTo(Map.of("wind", 12));
	}

	@Test
	void refusesWhatIsNoObject() {
		assertThatIllegalArgumentException().isThrownBy(() -> JsonObjects.from("It", 12, this.sparing))
			.withMessage("It must be a JSON object: a map, a record, or another object with properties. "
					+ "Given is java.lang.Integer: 12");
	}

	/**
	 * A key.
	 */
	enum Season {

		@JsonProperty("spring")
		SPRING

	}

	/**
	 * A value.
	 */
	record Weather(int wind, Integer rain) {

	}

}
