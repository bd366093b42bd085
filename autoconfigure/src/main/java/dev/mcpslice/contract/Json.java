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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.Assert;

/**
 * JSON as maps, lists and values, and how it is read and written.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String INDENT = "  ";

	/**
	 * How long a list without objects may be to stand on one line.
	 */
	private static final int LINE = 80;

	private Json() {
	}

	static Map<String, @Nullable Object> read(String json) {
		try {
			Object value = MAPPER.readValue(json, Object.class);
			Assert.isInstanceOf(Map.class, value, "It is no JSON object.");
			return map(value);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("It is no JSON: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Returns an object.
	 * @param value a value
	 * @return the value, or an empty object if it is none
	 */
	@SuppressWarnings("unchecked") // Keys of JSON are strings.
	static Map<String, @Nullable Object> map(@Nullable Object value) {
		return (value instanceof Map<?, ?> map) ? (Map<String, @Nullable Object>) map : new LinkedHashMap<>();
	}

	/**
	 * Returns a list.
	 * @param value a value
	 * @return the value, or an empty list if it is none
	 */
	static Collection<?> list(@Nullable Object value) {
		return (value instanceof Collection<?> list) ? list : List.of();
	}

	/**
	 * Returns a text of an object.
	 * @param object the object
	 * @param key the key
	 * @return the text, empty if there is none
	 */
	static String text(Map<String, @Nullable Object> object, String key) {
		return (object.get(key) instanceof String text) ? text : "";
	}

	/**
	 * Writes a value on one line.
	 * @param value the value
	 * @return its JSON
	 */
	static String write(@Nullable Object value) {
		StringBuilder json = new StringBuilder();
		write(value, null, json);
		return json.toString();
	}

	/**
	 * Writes a value on as many lines as people need to read and to compare it.
	 * @param value the value
	 * @return its JSON
	 */
	static String writePretty(@Nullable Object value) {
		StringBuilder json = new StringBuilder();
		write(value, "\n", json);
		return json.append('\n').toString();
	}

	private static void write(@Nullable Object value, @Nullable String line, StringBuilder json) {
		if (value instanceof Map<?, ?> map) {
			writeObject(map, line, json);
		}
		else if (value instanceof Collection<?> list) {
			writeList(list, line, json);
		}
		else if (value instanceof BigDecimal number) {
			json.append(number.toPlainString());
		}
		else if (value instanceof String text) {
			writeString(text, json);
		}
		else {
			json.append(value);
		}
	}

	private static void writeObject(Map<?, ?> map, @Nullable String line, StringBuilder json) {
		if (map.isEmpty()) {
			json.append("{}");
			return;
		}
		String inner = (line != null) ? line + INDENT : null;
		String separator = "{";
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			json.append(separator).append((inner != null) ? inner : "");
			writeString(String.valueOf(entry.getKey()), json);
			json.append((inner != null) ? ": " : ":");
			write(entry.getValue(), inner, json);
			separator = ",";
		}
		json.append((line != null) ? line : "").append('}');
	}

	private static void writeList(Collection<?> list, @Nullable String line, StringBuilder json) {
		boolean lines = line != null && (list.stream().anyMatch(Map.class::isInstance) || write(list).length() > LINE);
		String inner = lines ? line + INDENT : null;
		json.append('[');
		String separator = "";
		for (Object element : list) {
			json.append(separator).append((inner != null) ? inner : "");
			write(element, inner, json);
			separator = (inner != null || line == null) ? "," : ", ";
		}
		json.append(lines ? line : "").append(']');
	}

	// What cannot be seen is escaped, so that a review of the file sees it.
	private static void writeString(String text, StringBuilder json) {
		json.append('"');
		text.codePoints().forEach((character) -> {
			switch (character) {
				case '"' -> json.append("\\\"");
				case '\\' -> json.append("\\\\");
				case '\n' -> json.append("\\n");
				case '\r' -> json.append("\\r");
				case '\t' -> json.append("\\t");
				default -> writeCharacter(character, json);
			}
		});
		json.append('"');
	}

	private static void writeCharacter(int character, StringBuilder json) {
		if (HiddenCharacters.isInvisible(character)) {
			for (char unit : Character.toChars(character)) {
				json.append("\\u%04x".formatted((int) unit));
			}
		}
		else {
			json.appendCodePoint(character);
		}
	}

}
