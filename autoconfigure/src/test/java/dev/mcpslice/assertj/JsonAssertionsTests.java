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

package dev.mcpslice.assertj;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mcpslice.assertj.McpAssertionsTests.Place;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the JSON of {@link McpAssertions}.
 */
class JsonAssertionsTests {

	@Test
	void jsonIsAsserted() {
		McpAssertions.assertThatJson(Map.of("place", Map.of("city", "Ур")))
			.extractingPath("$.place")
			.convertTo(Place.class)
			.isEqualTo(new Place("Ур"));
		McpAssertions.assertThatJson(Map.of("city", "Ур")).convertTo(Place.class).isEqualTo(new Place("Ур"));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> McpAssertions.assertThatJson(Map.of()).hasPath("$.a"))
			.withMessageContaining("$.a");
	}

	@Test
	void nullIsNotLeftOutWhateverTheMapperDoes() {
		JsonMapper sparing = JsonMapper.builder()
			.changeDefaultPropertyInclusion((inclusion) -> inclusion.withContentInclusion(JsonInclude.Include.NON_NULL))
			.build();
		Map<String, Object> value = new HashMap<>();
		value.put("rain", null);

		McpAssertions.assertThatJson(value, new JacksonMcpJsonMapper(sparing)).isStrictlyEqualTo("{\"rain\": null}");
	}

	@Test
	void whatCannotBeWrittenIsRefused() {
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> McpAssertions.assertThatJson(new Unwritable("")));
	}

	/**
	 * Says no to whoever wants to know it.
	 */
	record Unwritable(String secret) {

		@Override
		public String secret() {
			throw new IllegalStateException("no");
		}

	}

}
