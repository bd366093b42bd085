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

package dev.mcpslice.internal.guard;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.mcpslice.internal.guard.SchemaInputs.Kind;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaInputsTests {

	private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {
	};

	private static final Map<?, ?> SCHEMA = Answer.object("""
			{"type":"object","required":["name","shelf","kind","mode","count"],"$defs":{"Shelf":{"type":"object",
			"required":["room","inner"],"properties":{"room":{"type":"string"},"inner":{"$ref":"#/$defs/Inner"}}},
			"Inner":{"type":"object"}},"properties":{"name":{"type":"string"},"shelf":{"$ref":"#/$defs/Shelf"},
			"kind":{"enum":["a","b"]},"mode":{"const":7},"count":{"type":["integer","null"],"minimum":1500},
			"price":{"type":"number"},"odd":true}}""");

	private static SchemaInputs inputs(long seed) {
		return new SchemaInputs(SCHEMA, seed);
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void sameSeedMakesTheSameInputs(Kind kind) {
		assertThat(inputs(7).of(kind)).isEqualTo(inputs(7).of(kind)).isNotEmpty().hasSizeLessThanOrEqualTo(6);
	}

	@Test
	void otherSeedsMakeOtherInputs() {
		assertThat(inputs(7).of(Kind.WRONG_TYPES)).isNotEqualTo(inputs(8).of(Kind.WRONG_TYPES));
	}

	@ParameterizedTest
	@EnumSource(value = Kind.class, names = { "WRONG_TYPES", "MISSING", "CONTROLS" })
	void inputsAreJson(Kind kind) throws IOException {
		for (String input : inputs(1).of(kind)) {
			assertThat(McpJsonDefaults.getMapper().readValue(input, OBJECT)).isNotNull();
		}
	}

	@Test
	void allButOneArgumentAreAsTheSchemaSays() {
		for (String input : inputs(1).of(Kind.NULL)) {
			Map<String, Object> arguments = Answer.object(input);
			if (arguments.containsKey("odd") || arguments.containsKey("price")) {
				assertThat(arguments).containsEntry("name", "guard")
					.containsEntry("kind", "a")
					.containsEntry("mode", 7)
					.containsEntry("count", 1500)
					.containsEntry("shelf", Map.of("room", "guard", "inner", Map.of()));
			}
		}
	}

	@Test
	void wrongTypesAreNoneOfTheRightOnes() {
		SchemaInputs number = new SchemaInputs(Map.of("properties", Map.of("price", Map.of("type", "number"))), 1);

		assertThat(number.of(Kind.WRONG_TYPES)).hasSize(4)
			.noneMatch((input) -> input.equals("{\"price\":7}") || input.equals("{\"price\":0.5}"));
	}

	@Test
	void toolWithoutArgumentsGetsUnknownOnes() {
		SchemaInputs none = new SchemaInputs(Map.of(), 1);

		assertThat(none.of(Kind.WRONG_TYPES)).isEmpty();
		assertThat(none.of(Kind.MISSING)).containsExactly("{}");
		assertThat(none.of(Kind.UNKNOWN)).contains("{\"guard\":7}", "[]");
	}

	@Test
	void typesMayBeMissingOrWrong() {
		SchemaInputs strange = new SchemaInputs(Answer.object("""
				{"required":["a","b","c","d"],"properties":{"a":{"type":[]},"b":{"type":"nothing"},"c":{"enum":[]},
				"d":{"$ref":"#/$defs/none"}}}"""), 1);

		assertThat(strange.of(Kind.MISSING)).contains("{}").hasSize(5);
		assertThat(List.copyOf(strange.of(Kind.NULL))).isNotEmpty();
	}

}
