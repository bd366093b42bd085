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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A JSON schema that is a document of its own, and the references within it.
 */
final class SchemaDocument {

	static final String REFERENCE = "$ref";

	private final Map<String, @Nullable Object> root;

	/**
	 * Creates a document.
	 * @param root the whole schema
	 */
	SchemaDocument(Map<String, @Nullable Object> root) {
		this.root = root;
	}

	Map<String, @Nullable Object> root() {
		return this.root;
	}

	/**
	 * Returns a schema with what it refers to.
	 * @param schema the schema, {@code true} or {@code null} for one that allows anything
	 * @return the schema as a map, without a reference that can be followed
	 */
	Map<String, @Nullable Object> resolve(@Nullable Object schema) {
		if (Boolean.FALSE.equals(schema)) {
			return Map.of("not", Map.of());
		}
		Map<String, @Nullable Object> resolved = Json.map(schema);
		Set<String> followed = new HashSet<>();
		while (resolved.get(REFERENCE) instanceof String reference && followed.add(reference)) {
			Object target = find(reference);
			if (!(target instanceof Map<?, ?>)) {
				break;
			}
			Map<String, @Nullable Object> merged = new LinkedHashMap<>(Json.map(target));
			// Since 2019-09 a reference may have neighbours.
			resolved.forEach((key, value) -> {
				if (!key.equals(REFERENCE)) {
					merged.put(key, value);
				}
			});
			resolved = merged;
		}
		return resolved;
	}

	/**
	 * Returns what a reference means.
	 * @param reference the reference
	 * @return the schema, or {@code null} if it is not in this document
	 */
	@Nullable Object find(String reference) {
		if (!reference.startsWith("#")) {
			return null;
		}
		if (!reference.equals("#") && !reference.startsWith("#/")) {
			return anchored(this.root, reference.substring(1));
		}
		Object target = this.root;
		for (String step : reference.substring(1).split("/", -1)) {
			if (!step.isEmpty()) {
				target = step(target, step.replace("~1", "/").replace("~0", "~"));
			}
		}
		return target;
	}

	private static @Nullable Object step(@Nullable Object value, String step) {
		if (value instanceof List<?> list) {
			return (step.matches("\\d{1,4}") && Integer.parseInt(step) < list.size()) ? list.get(Integer.parseInt(step))
					: null;
		}
		return Json.map(value).get(step);
	}

	private static @Nullable Object anchored(@Nullable Object value, String anchor) {
		if (anchor.equals(Json.map(value).get("$anchor"))) {
			return value;
		}
		for (Object child : (value instanceof List<?> list) ? list : Json.map(value).values()) {
			Object found = anchored(child, anchor);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	/**
	 * Returns the references that this document makes.
	 * @param condition which references
	 * @return the references, each once
	 */
	List<String> references(Predicate<String> condition) {
		Set<String> references = new HashSet<>();
		collect(this.root, references);
		return new ArrayList<>(references.stream().filter(condition).sorted().toList());
	}

	/**
	 * Returns whether following references leads back to where they are.
	 * @return a reference of the circle, or {@code null}
	 */
	@Nullable String circle() {
		for (String reference : references((any) -> true)) {
			Set<String> reached = new HashSet<>();
			reach(reference, reached);
			if (reached.contains(reference)) {
				return reference;
			}
		}
		return null;
	}

	private void reach(String reference, Set<String> reached) {
		Set<String> next = new HashSet<>();
		collect(find(reference), next);
		next.forEach((step) -> {
			if (reached.add(step)) {
				reach(step, reached);
			}
		});
	}

	private static void collect(@Nullable Object value, Set<String> references) {
		if (value instanceof List<?> list) {
			list.forEach((element) -> collect(element, references));
		}
		Json.map(value).forEach((key, child) -> {
			if (key.equals(REFERENCE) && child instanceof String reference) {
				references.add(reference);
			}
			collect(child, references);
		});
	}

}
