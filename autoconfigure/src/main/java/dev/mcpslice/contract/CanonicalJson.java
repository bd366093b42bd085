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

package dev.mcpslice.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The form of a contract that is equal for equal contracts: keys and lists in an order of
 * their own, numbers without a form, nothing that changes by itself.
 */
final class CanonicalJson {

	/**
	 * What is read first stands first. The rest is in alphabetical order.
	 */
	private static final List<String> FIRST = List.of("server", "name", "uri", "uriTemplate", "title", "description",
			"instructions", "capabilities", "tools", "resources", "resourceTemplates", "prompts", "type", "inputSchema",
			"outputSchema");

	private static final Comparator<String> KEYS = Comparator.<String>comparingInt(CanonicalJson::rank)
		.thenComparing(Comparator.naturalOrder());

	/**
	 * Keywords whose lists are sets.
	 */
	private static final List<String> SETS = List.of("required", "enum", "type");

	/**
	 * Keywords whose value is a map of schemas by name.
	 */
	private static final List<String> NAMED_SCHEMAS = List.of("properties", "patternProperties", "$defs", "definitions",
			"dependentSchemas");

	/**
	 * Keywords whose value is a value of the application's, not a schema.
	 */
	private static final List<String> VALUES = List.of("default", "const", "examples");

	private CanonicalJson() {
	}

	private static int rank(String key) {
		int index = FIRST.indexOf(key);
		return (index >= 0) ? index : FIRST.size();
	}

	/**
	 * Returns the canonical form of a contract.
	 * @param json the contract as a client got it
	 * @return the same without what changes from one version or moment to the next
	 */
	static Map<String, Object> contract(Map<?, ?> json) {
		Map<String, Object> contract = map();
		Map<String, Object> server = object(json.get("server"));
		server.remove("version");
		contract.put("server", server);
		contract.put("capabilities", object(json.get("capabilities")));
		if (json.get("instructions") instanceof String instructions) {
			contract.put("instructions", instructions);
		}
		contract.put("tools", list(json.get("tools"), "name", CanonicalJson::tool));
		contract.put("resources", list(json.get("resources"), "uri", CanonicalJson::resource));
		contract.put("resourceTemplates",
				list(json.get("resourceTemplates"), "uriTemplate", CanonicalJson::withoutDates));
		contract.put("prompts", list(json.get("prompts"), "name", CanonicalJson::prompt));
		return contract;
	}

	private static List<Object> list(@Nullable Object value, String key, Canonical item) {
		List<Map<String, Object>> items = new ArrayList<>();
		Json.list(value).forEach((element) -> items.add(item.form(object(element), Json.map(element))));
		// Names may be there twice.
		items.sort(Comparator.<Map<String, Object>, String>comparing((element) -> String.valueOf(element.get(key)))
			.thenComparing(Json::write));
		return new ArrayList<>(items);
	}

	// In schemas null is a value like others.
	private static Map<String, Object> tool(Map<String, Object> tool, Map<String, @Nullable Object> asItCame) {
		for (String key : List.of("inputSchema", "outputSchema")) {
			Object schema = asItCame.get(key);
			if (schema != null) {
				tool.put(key, schema(schema));
			}
		}
		return tool;
	}

	private static Map<String, Object> resource(Map<String, Object> resource, Map<?, ?> asItCame) {
		resource.remove("size");
		return withoutDates(resource, asItCame);
	}

	private static Map<String, Object> withoutDates(Map<String, Object> resource, Map<?, ?> asItCame) {
		Map<String, Object> annotations = object(resource.remove("annotations"));
		annotations.remove("lastModified");
		if (!annotations.isEmpty()) {
			resource.put("annotations", annotations);
		}
		return resource;
	}

	private static Map<String, Object> prompt(Map<String, Object> prompt, Map<?, ?> asItCame) {
		prompt.computeIfPresent("arguments", (key, arguments) -> list(arguments, "name", (argument, any) -> argument));
		return prompt;
	}

	private static Map<String, Object> map() {
		return new TreeMap<>(KEYS);
	}

	// What is absent may be null as well.
	private static Map<String, Object> object(@Nullable Object value) {
		Map<String, Object> object = map();
		Json.map(value).forEach((key, element) -> {
			if (element != null) {
				object.put(key, value(element));
			}
		});
		return object;
	}

	private static Object value(Object value) {
		if (value instanceof Map<?, ?>) {
			return object(value);
		}
		if (value instanceof Collection<?> list) {
			return elements(list, false);
		}
		return scalar(value);
	}

	private static List<@Nullable Object> elements(Collection<?> list, boolean schemas) {
		List<@Nullable Object> elements = new ArrayList<>();
		list.forEach((element) -> elements.add(element(element, schemas)));
		return elements;
	}

	private static @Nullable Object element(@Nullable Object element, boolean schemas) {
		if (element == null) {
			return null;
		}
		return schemas ? schema(element) : value(element);
	}

	// 10 is 10.0, and an int is a long.
	private static Object scalar(Object value) {
		return (value instanceof Number number) ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
	}

	private static Object schema(Object value) {
		if (value instanceof Collection<?> list) {
			return elements(list, true);
		}
		if (!(value instanceof Map<?, ?>)) {
			return scalar(value);
		}
		Map<String, Object> schema = map();
		Json.map(value).forEach((key, element) -> schema.put(key, keyword(key, element)));
		return schema;
	}

	private static @Nullable Object keyword(String keyword, @Nullable Object value) {
		if (value == null) {
			return null;
		}
		if (VALUES.contains(keyword)) {
			return value(value);
		}
		if (SETS.contains(keyword) && value instanceof Collection<?> list) {
			List<@Nullable Object> set = elements(list, false);
			set.sort(Comparator.comparing(Json::write));
			return set;
		}
		if (NAMED_SCHEMAS.contains(keyword)) {
			Map<String, Object> schemas = map();
			Json.map(value).forEach((name, schema) -> schemas.put(name, schema(schema)));
			return schemas;
		}
		return schema(value);
	}

	/**
	 * Brings an item of a list into its canonical form.
	 */
	private interface Canonical {

		Map<String, Object> form(Map<String, Object> item, Map<String, @Nullable Object> asItCame);

	}

}
