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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import io.modelcontextprotocol.json.McpJsonDefaults;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that a tool's schema does not foresee, or hardly, as JSON. The same seed
 * makes the same.
 */
final class SchemaInputs {

	/**
	 * As many inputs as are made of a kind.
	 */
	private static final int MOST = 6;

	/**
	 * As deep as parsers of JSON go with their usual limits, so that it reaches the tool.
	 */
	private static final int DEPTH = 400;

	private static final int LENGTH = 100_000;

	private static final Map<String, String> VALUES = Map.of("string", "\"guard\"", "integer", "7", "number", "0.5",
			"boolean", "true", "array", "[\"guard\",7]", "object", "{\"guard\":7}");

	private static final List<String> HUGE = List.of("\"" + "x".repeat(LENGTH) + "\"", "9".repeat(400), "1e400",
			"-9223372036854775809", "[" + "0,".repeat(LENGTH / 10) + "0]");

	private static final List<String> CONTROLS = List.of("\"\\u0000\"", "\"\\u001b[2J\\r\\n\\t\\b\"",
			"\"\\u2028\\u0085\\u202e\\ufeff\"", "\"\\ud800\"", "\"' OR '1'='1' --\"", "\"../../../../etc/passwd\"",
			"\"${guard} #{guard} {{guard}} %s%n\"", "\"\"");

	private final Map<?, ?> schema;

	private final Random random;

	private final Map<String, String> valid = new LinkedHashMap<>();

	SchemaInputs(Map<?, ?> schema, long seed) {
		this.schema = schema;
		this.random = new Random(seed);
		List<String> required = required();
		properties().forEach((name, property) -> {
			if (required.contains(name)) {
				this.valid.put(name, valid(property, 0));
			}
		});
	}

	private Map<String, Map<?, ?>> properties() {
		return (this.schema.get("properties") instanceof Map<?, ?> properties) ? properties(properties) : Map.of();
	}

	private static Map<String, Map<?, ?>> properties(Map<?, ?> properties) {
		Map<String, Map<?, ?>> all = new LinkedHashMap<>();
		properties.forEach((name, property) -> all.put(String.valueOf(name),
				(property instanceof Map<?, ?> map) ? map : Map.of()));
		return all;
	}

	private List<String> required() {
		return (this.schema.get("required") instanceof List<?> required)
				? required.stream().map(String::valueOf).toList() : List.of();
	}

	/**
	 * Makes inputs of a kind.
	 * @param kind the kind
	 * @return the arguments, in JSON
	 */
	List<String> of(Kind kind) {
		List<String> inputs = switch (kind) {
			case WRONG_TYPES -> each((name, property) -> others(property));
			case MISSING -> missing();
			case NULL -> with(each((name, property) -> List.of("null")), "null");
			case HUGE -> each((name, property) -> HUGE);
			case DEEP -> with(each((name, property) -> List.of(nested("[", "]"), nested("{\"a\":", "}"))),
					object(Map.of("guard", nested("[", "]"))));
			case CONTROLS -> each((name, property) -> CONTROLS);
			case UNKNOWN -> List.of(more("guard", "7"), more("__proto__", "{\"guard\":true}"), more("", "\"\""), "[]",
					"\"guard\"", "7");
		};
		List<String> some = new ArrayList<>(inputs);
		Collections.shuffle(some, this.random);
		return some.stream().limit(MOST).toList();
	}

	private String more(String name, String value) {
		return replaced(name, value);
	}

	private static List<String> with(List<String> inputs, String more) {
		List<String> all = new ArrayList<>(inputs);
		all.add(more);
		return all;
	}

	private List<String> each(BiFunction<String, Map<?, ?>, List<String>> values) {
		List<String> inputs = new ArrayList<>();
		properties().forEach(
				(name, property) -> values.apply(name, property).forEach((value) -> inputs.add(replaced(name, value))));
		return inputs;
	}

	private String replaced(String name, String value) {
		Map<String, String> arguments = new LinkedHashMap<>(this.valid);
		arguments.put(name, value);
		return object(arguments);
	}

	private List<String> missing() {
		List<String> inputs = new ArrayList<>(List.of("{}"));
		for (String name : required()) {
			Map<String, String> arguments = new LinkedHashMap<>(this.valid);
			arguments.remove(name);
			inputs.add(object(arguments));
		}
		return inputs.stream().distinct().toList();
	}

	private List<String> others(Map<?, ?> property) {
		List<?> types = (property.get("type") instanceof List<?> several) ? several
				: List.of(String.valueOf(property.get("type")));
		return VALUES.entrySet()
			.stream()
			.filter((value) -> !types.contains(value.getKey())
					&& !(types.contains("number") && value.getKey().equals("integer")))
			.map(Map.Entry::getValue)
			.sorted()
			.toList();
	}

	private static String nested(String open, String close) {
		return open.repeat(DEPTH) + "7" + close.repeat(DEPTH);
	}

	private String valid(Map<?, ?> property, int depth) {
		Map<?, ?> schema = resolved(property);
		Object example = (schema.get("enum") instanceof List<?> values && !values.isEmpty()) ? values.get(0)
				: schema.containsKey("const") ? schema.get("const") : schema.get("default");
		if (example != null) {
			return json(example);
		}
		Object type = (schema.get("type") instanceof List<?> types && !types.isEmpty()) ? types.get(0)
				: schema.get("type");
		if ("object".equals(type) && depth < 4) {
			return object(new SchemaInputs(with(schema, this.schema), 0).valid);
		}
		if (type instanceof String && schema.get("minimum") instanceof Number minimum) {
			return minimum.toString();
		}
		return "array".equals(type) ? "[]" : VALUES.getOrDefault(String.valueOf(type), "\"guard\"");
	}

	// What a part refers to stands in the whole.
	private static Map<?, ?> with(Map<?, ?> part, Map<?, ?> whole) {
		Map<Object, Object> all = new LinkedHashMap<>(part);
		Object definitions = whole.get("$defs");
		if (definitions != null) {
			all.put("$defs", definitions);
		}
		return all;
	}

	private Map<?, ?> resolved(Map<?, ?> property) {
		Object found = (property.get("$ref") instanceof String reference
				&& this.schema.get("$defs") instanceof Map<?, ?> all) ? all.get(reference.replaceFirst(".*/", ""))
						: null;
		return (found instanceof Map<?, ?> resolved) ? resolved : property;
	}

	private static String object(Map<String, String> members) {
		return members.entrySet()
			.stream()
			.map((member) -> json(member.getKey()) + ":" + member.getValue())
			.collect(Collectors.joining(",", "{", "}"));
	}

	static String json(@Nullable Object value) {
		try {
			return McpJsonDefaults.getMapper().writeValueAsString(value);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(String.valueOf(value), ex);
		}
	}

	/**
	 * Kinds of inputs.
	 */
	enum Kind {

		/**
		 * Values of other types than the schema says.
		 */
		WRONG_TYPES("wrong-types", "values of wrong types"),

		/**
		 * Required arguments that are not there.
		 */
		MISSING("missing", "missing arguments"),

		/**
		 * Null.
		 */
		NULL("null", "null"),

		/**
		 * Long texts and lists, and numbers that no type of Java holds.
		 */
		HUGE("huge", "huge values"),

		/**
		 * Lists and objects within each other.
		 */
		DEEP("deep-nesting", "deep nesting"),

		/**
		 * Characters that mean something to somebody.
		 */
		CONTROLS("controls", "control characters and the like"),

		/**
		 * Arguments that the schema does not know, or none at all.
		 */
		UNKNOWN("unknown", "unknown arguments");

		private final String id;

		private final String description;

		Kind(String id, String description) {
			this.id = id;
			this.description = description;
		}

		String id() {
			return this.id;
		}

		@Override
		public String toString() {
			return this.description;
		}

	}

}
