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

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a test gives as a JSON object: a map, a record, or another object. What
 * comes out has nothing but maps, lists and simple values, so that whoever writes or
 * validates it later cannot map it in another way.
 */
public final class JsonObjects {

	private static final TypeRef<Map<String, Object>> MAP = new TypeRef<>() {
	};

	private JsonObjects() {
	}

	/**
	 * Returns what maps the values of tests to those of a server.
	 * @param server the server's own mapper, or {@code null} for one that knows the types
	 * of the modules on the class path and has no settings, as the SDK's
	 * @return the mapper
	 */
	public static McpJsonMapper mapper(@Nullable JsonMapper server) {
		return new JacksonMcpJsonMapper((server != null) ? server : JsonMapper.builder().findAndAddModules().build());
	}

	public static Map<String, Object> from(String what, Object value, McpJsonMapper jsonMapper) {
		try {
			return (value instanceof Map<?, ?> map) ? object(map, jsonMapper) : jsonMapper.convertValue(value, MAP);
		}
		catch (RuntimeException ex) {
			throw new IllegalArgumentException(
					"%s must be a JSON object: a map, a record, or another object with properties. Given is %s: %s"
						.formatted(what, value.getClass().getName(), value),
					ex);
		}
	}

	// Entry by entry: a mapper may leave out what is null.
	private static Map<String, Object> object(Map<?, ?> map, McpJsonMapper jsonMapper) {
		Map<String, Object> object = new LinkedHashMap<>();
		map.forEach((key, value) -> object.put(key(key, jsonMapper), value(value, jsonMapper)));
		return object;
	}

	private static String key(Object key, McpJsonMapper jsonMapper) {
		return (key instanceof String string) ? string
				: jsonMapper.convertValue(Map.of(key, true), MAP).keySet().iterator().next();
	}

	private static @Nullable Object value(@Nullable Object value, McpJsonMapper jsonMapper) {
		if (value instanceof Map<?, ?> map) {
			return object(map, jsonMapper);
		}
		if (value instanceof Collection<?> collection) {
			List<@Nullable Object> array = new ArrayList<>();
			collection.forEach((element) -> array.add(value(element, jsonMapper)));
			return array;
		}
		return (value != null) ? jsonMapper.convertValue(value, Object.class) : null;
	}

}
