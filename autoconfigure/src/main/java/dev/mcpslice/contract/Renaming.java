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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Finds what has another name, and is the same apart from its wording.
 */
final class Renaming {

	private static final List<String> TEXTS = List.of("title", "description", "examples", "$comment");

	private Renaming() {
	}

	/**
	 * Finds pairs of equal values of which one has gone and the other is new. What might
	 * be several things has none.
	 * @param before the earlier values by name
	 * @param after the later values by name
	 * @param essence what has to be equal
	 * @return the later names by the earlier ones
	 */
	static Map<String, String> find(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after,
			UnaryOperator<@Nullable Object> essence) {
		Map<String, String> renamed = new LinkedHashMap<>();
		before.forEach((name, value) -> {
			if (!after.containsKey(name)) {
				List<String> candidates = after.keySet()
					.stream()
					.filter((other) -> !before.containsKey(other) && isSame(value, after.get(other), essence))
					.toList();
				List<String> rivals = before.keySet()
					.stream()
					.filter((other) -> !after.containsKey(other) && isSame(value, before.get(other), essence))
					.toList();
				if (candidates.size() == 1 && rivals.size() == 1) {
					renamed.put(name, candidates.get(0));
				}
			}
		});
		return renamed;
	}

	private static boolean isSame(@Nullable Object one, @Nullable Object other,
			UnaryOperator<@Nullable Object> essence) {
		return Json.write(essence.apply(one)).equals(Json.write(essence.apply(other)));
	}

	/**
	 * Returns a schema without its words.
	 * @param schema the schema
	 * @return the rest
	 */
	static @Nullable Object withoutText(@Nullable Object schema) {
		if (!(schema instanceof Map<?, ?>)) {
			return schema;
		}
		Map<String, @Nullable Object> rest = new LinkedHashMap<>(Json.map(schema));
		rest.keySet().removeAll(TEXTS);
		return rest;
	}

	static Map<String, @Nullable Object> onlyText(Map<String, @Nullable Object> schema) {
		Map<String, @Nullable Object> text = new LinkedHashMap<>(schema);
		text.keySet().retainAll(TEXTS);
		return text;
	}

	static Map<String, @Nullable Object> rename(Map<String, @Nullable Object> schema, String from, String to) {
		Map<String, @Nullable Object> renamed = new LinkedHashMap<>(schema);
		renamed.put(to, renamed.remove(from));
		return renamed;
	}

	static int indexOf(@Nullable Object schema, List<Object> schemas) {
		for (int i = 0; i < schemas.size(); i++) {
			if (isSame(schema, schemas.get(i), Renaming::withoutText)) {
				return i;
			}
		}
		return -1;
	}

}
