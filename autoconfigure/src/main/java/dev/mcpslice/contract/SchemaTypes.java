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
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Types that a schema allows.
 */
final class SchemaTypes {

	private static final Set<String> ALL = Set.of("array", "boolean", "integer", "null", "number", "object", "string");

	private SchemaTypes() {
	}

	static Set<String> of(Map<String, @Nullable Object> schema) {
		Set<String> types = declared(schema.get("type"));
		if (schema.containsKey("enum") || schema.containsKey("const")) {
			Set<String> values = new LinkedHashSet<>();
			Json.list(schema.get("enum")).forEach((value) -> values.add(of(value)));
			if (values.isEmpty()) {
				values.add(of(schema.get("const")));
			}
			types.retainAll(values);
		}
		return types;
	}

	private static Set<String> declared(@Nullable Object type) {
		Set<String> types = new LinkedHashSet<>();
		if (type instanceof Collection<?> list) {
			list.forEach((name) -> types.add(String.valueOf(name)));
		}
		else if (type != null) {
			types.add(type.toString());
		}
		if (types.isEmpty()) {
			types.addAll(ALL);
		}
		if (types.contains("number")) {
			types.add("integer");
		}
		return types;
	}

	private static String of(@Nullable Object value) {
		if (value == null) {
			return "null";
		}
		if (value instanceof BigDecimal number) {
			return (number.scale() <= 0) ? "integer" : "number";
		}
		if (value instanceof Boolean) {
			return "boolean";
		}
		return (value instanceof String) ? "string" : (value instanceof Collection<?>) ? "array" : "object";
	}

}
