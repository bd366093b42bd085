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

package dev.mcpslice.client;

import java.util.LinkedHashMap;
import java.util.Map;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;

/**
 * Reads what a test gives as a JSON object: a map, a record, or another object.
 */
final class JsonObjects {

	private static final TypeRef<Map<String, Object>> MAP = new TypeRef<>() {
	};

	private JsonObjects() {
	}

	static Map<String, Object> from(String what, Object value, McpJsonMapper jsonMapper) {
		// As it is: a mapper may leave out what is null.
		if (value instanceof Map<?, ?> map) {
			Map<String, Object> object = new LinkedHashMap<>();
			map.forEach((key, property) -> object.put(String.valueOf(key), property));
			return object;
		}
		try {
			return jsonMapper.convertValue(value, MAP);
		}
		catch (RuntimeException ex) {
			throw new IllegalArgumentException(
					"%s must be a JSON object: a map, a record, or another object with properties. Given is %s: %s"
						.formatted(what, value.getClass().getName(), value),
					ex);
		}
	}

}
