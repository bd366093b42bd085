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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.mcpslice.contract.ContractDifference.Impact;
import org.jspecify.annotations.Nullable;

/**
 * Compares two contracts in their canonical form, by what their differences do to
 * clients.
 */
final class ContractComparison {

	private static final Set<String> TEXTS = Set.of("title", "description", "icons", "websiteUrl");

	private static final Set<String> WORDING = Set.of("title", "description", "instructions", "icons", "websiteUrl",
			"examples", "$comment");

	/**
	 * Of these no call of a client depends.
	 */
	private static final Set<String> NOTES = Set.of("name", "annotations", "_meta");

	/**
	 * How far a tool can run as a task, from never to always.
	 */
	private static final List<String> TASK_SUPPORT = List.of("forbidden", "optional", "required");

	/**
	 * Hints on tools: what holds without them, and whether more caution is needed when
	 * they are true.
	 */
	private static final Map<String, Hint> HINTS = Map.of("readOnlyHint", new Hint(false, false), "destructiveHint",
			new Hint(true, true), "idempotentHint", new Hint(false, false), "openWorldHint", new Hint(true, true));

	private final Differences differences = new Differences();

	private ContractComparison() {
	}

	static List<ContractDifference> compare(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
		ContractComparison comparison = new ContractComparison();
		comparison.compareServer(before, after);
		comparison.compareTools(before, after);
		comparison.compareItems("resources", "uri", "resource", before, after, comparison::compareResource);
		comparison.compareItems("resourceTemplates", "uriTemplate", "resource template", before, after,
				comparison::compareResource);
		comparison.compareItems("prompts", "name", "prompt", before, after, comparison::comparePrompt);
		if (comparison.differences.areTextOnly()) {
			comparison.findOther(before, after, "$");
		}
		return comparison.differences.worstFirst();
	}

	private void compareServer(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
		compareFields(Json.map(before.get("server")), Json.map(after.get("server")),
				Place.of("server", "$").at("server"), Set.of());
		this.differences.add(Impact.TEXT, "server: has other instructions", "$.instructions",
				before.get("instructions"), after.get("instructions"));
		compareCapabilities(before.get("capabilities"), after.get("capabilities"),
				Place.of("server", "$").at("capabilities").kind("capability"));
	}

	private void compareCapabilities(@Nullable Object before, @Nullable Object after, Place place) {
		if (before instanceof Map<?, ?> && after instanceof Map<?, ?>) {
			keys(Json.map(before), Json.map(after)).forEach(
					(key) -> compareCapabilities(Json.map(before).get(key), Json.map(after).get(key), place.item(key)));
			return;
		}
		boolean offered = before != null && !Boolean.FALSE.equals(before);
		boolean kept = after != null && !Boolean.FALSE.equals(after);
		Impact impact = (offered && (!kept || !Objects.equals(before, after))) ? Impact.BREAKING : Impact.COMPATIBLE;
		this.differences.add(impact,
				place.sentence(offered ? (kept ? "is another" : "is offered no longer") : "is offered now"),
				place.path(), before, after);
	}

	private void compareTools(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
		compareItems("tools", "name", "tool", before, after, (earlier, later, place) -> {
			compareSchemas("inputSchema", earlier, later, place.kind("argument"));
			compareSchemas("outputSchema", earlier, later, place.kind("result field"));
			compareHints(Json.map(earlier.get("annotations")), Json.map(later.get("annotations")),
					place.at("annotations"));
			compareExecution(Json.map(earlier.get("execution")), Json.map(later.get("execution")),
					place.at("execution"));
			compareFields(earlier, later, place, Set.of("inputSchema", "outputSchema", "annotations", "execution"));
		});
	}

	private void compareSchemas(String key, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after,
			Place place) {
		Object earlier = before.get(key);
		Object later = after.get(key);
		if (earlier != null && later != null) {
			new SchemaComparison(Json.map(earlier), Json.map(later), key.equals("inputSchema"), this.differences)
				.compare(place.at(key));
		}
		else if (earlier != null || later != null) {
			boolean gone = later == null;
			this.differences.add(gone ? Impact.BREAKING : Impact.COMPATIBLE,
					"%s: %s %s".formatted(place.owner(), gone ? "has no longer an" : "has an", key),
					place.at(key).path(), earlier, later);
		}
	}

	private void compareHints(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, Place place) {
		for (String key : keys(before, after)) {
			Hint hint = HINTS.get(key);
			Object earlier = before.get(key);
			Object later = after.get(key);
			if (hint == null) {
				this.differences.add(key.equals("title") ? Impact.TEXT : Impact.COMPATIBLE,
						place.sentence("has another " + key), place.at(key).path(), earlier, later);
			}
			else {
				boolean was = (earlier instanceof Boolean value) ? value : hint.byDefault();
				boolean is = (later instanceof Boolean value) ? value : hint.byDefault();
				boolean worse = was != is && is == hint.needsCaution();
				this.differences.add(worse ? Impact.BREAKING : Impact.COMPATIBLE,
						place.sentence((was != is) ? "is %s %s".formatted(is ? "now" : "no longer", hint(key))
								: "has another %s, which means the same".formatted(key)),
						place.at(key).path(), earlier, later);
			}
		}
	}

	private static String hint(String key) {
		return switch (key) {
			case "readOnlyHint" -> "read-only";
			case "destructiveHint" -> "destructive";
			case "idempotentHint" -> "idempotent";
			default -> "in touch with an open world";
		};
	}

	private void compareExecution(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after,
			Place place) {
		String earlier = before.containsKey("taskSupport") ? Json.text(before, "taskSupport") : TASK_SUPPORT.get(0);
		String later = after.containsKey("taskSupport") ? Json.text(after, "taskSupport") : TASK_SUPPORT.get(0);
		// "Optional" excludes no client, wherever it comes from.
		boolean grown = later.equals(TASK_SUPPORT.get(1));
		this.differences.add((grown || earlier.equals(later)) ? Impact.COMPATIBLE : Impact.BREAKING,
				place.sentence("is executed in another way"), place.path(), before.isEmpty() ? null : before,
				after.isEmpty() ? null : after);
	}

	private void compareResource(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after,
			Place place) {
		Object earlier = before.get("mimeType");
		this.differences.add((earlier != null) ? Impact.BREAKING : Impact.COMPATIBLE,
				place.sentence("has another MIME type"), place.at("mimeType").path(), earlier, after.get("mimeType"));
		compareFields(before, after, place, Set.of("mimeType"));
	}

	private void comparePrompt(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, Place place) {
		compareFields(before, after, place, Set.of("arguments"));
		Map<String, @Nullable Object> earlier = byKey(before.get("arguments"), "name");
		Map<String, @Nullable Object> later = byKey(after.get("arguments"), "name");
		for (String name : keys(earlier, later)) {
			Place argument = new Place(place.owner(), "argument", name,
					place.path() + ".arguments[?(@.name==" + Place.quoted(name) + ")]");
			compareArgument(earlier.get(name), later.get(name), argument);
		}
	}

	private void compareArgument(@Nullable Object before, @Nullable Object after, Place place) {
		boolean required = Boolean.TRUE.equals(Json.map(after).get("required"));
		if (before == null) {
			this.differences.add(required ? Impact.BREAKING : Impact.COMPATIBLE,
					place.sentence(required ? "is new, and required" : "is new"), place.path(), before, after);
		}
		else if (after == null) {
			this.differences.add(Impact.BREAKING, place.sentence("has been removed"), place.path(), before, after);
		}
		else {
			boolean demanded = Boolean.TRUE.equals(Json.map(before).get("required"));
			this.differences.add((required && !demanded) ? Impact.BREAKING : Impact.COMPATIBLE,
					place.sentence(required ? "is required now" : "is not required any more"),
					place.at("required").path(), Json.map(before).get("required"), Json.map(after).get("required"));
			compareFields(Json.map(before), Json.map(after), place, Set.of("required"));
		}
	}

	private void compareItems(String list, String key, String kind, Map<String, @Nullable Object> before,
			Map<String, @Nullable Object> after, ItemComparison comparison) {
		Map<String, @Nullable Object> earlier = byKey(before.get(list), key);
		Map<String, @Nullable Object> later = byKey(after.get(list), key);
		Map<String, String> renamed = Renaming.find(earlier, later, (item) -> essence(item, key));
		earlier.forEach((name, item) -> {
			Place place = place(list, key, kind, name);
			if (later.containsKey(name)) {
				comparison.compare(Json.map(item), Json.map(later.get(name)), place);
			}
			else if (renamed.containsKey(name)) {
				this.differences.add(Impact.BREAKING, place.sentence("is called '%s' now".formatted(renamed.get(name))),
						place.path(), Json.write(name), Json.write(renamed.get(name)));
			}
			else {
				this.differences.add(Impact.BREAKING, place.sentence("has been removed"), place.path(), item, null);
			}
		});
		later.forEach((name, item) -> {
			if (!earlier.containsKey(name) && !renamed.containsValue(name)) {
				Place place = place(list, key, kind, name);
				this.differences.add(Impact.COMPATIBLE, place.sentence("is new"), place.path(), null, item);
			}
		});
	}

	private static Place place(String list, String key, String kind, String name) {
		return Place.of("%s '%s'".formatted(kind, name), "$.%s[?(@.%s==%s)]".formatted(list, key, Place.quoted(name)));
	}

	private static Object essence(@Nullable Object item, String key) {
		Map<String, @Nullable Object> essence = new LinkedHashMap<>(Json.map(item));
		essence.keySet().removeAll(TEXTS);
		essence.remove(key);
		essence.remove("annotations");
		return essence;
	}

	private void compareFields(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, Place place,
			Set<String> others) {
		for (String key : keys(before, after)) {
			if (!others.contains(key)) {
				boolean known = NOTES.contains(key);
				Impact impact = TEXTS.contains(key) ? Impact.TEXT
						: (known || !before.containsKey(key)) ? Impact.COMPATIBLE : Impact.BREAKING;
				this.differences.add(impact, place.sentence("has another " + key), place.at(key).path(),
						before.get(key), after.get(key));
			}
		}
	}

	/**
	 * Finds what is written differently and means the same, apart from wording.
	 * @param before an earlier value
	 * @param after its later value
	 * @param path where it is
	 */
	private void findOther(@Nullable Object before, @Nullable Object after, String path) {
		if (before instanceof Map<?, ?> && after instanceof Map<?, ?>) {
			for (String key : keys(Json.map(before), Json.map(after))) {
				Object earlier = Json.map(before).get(key);
				Object later = Json.map(after).get(key);
				// A property of a schema may be called "title" as well.
				if (!WORDING.contains(key) || earlier instanceof Map<?, ?> || later instanceof Map<?, ?>) {
					findOther(earlier, later, Place.of("", path).at(key).path());
				}
			}
		}
		else if (before instanceof List<?> earlier && after instanceof List<?> later
				&& earlier.size() == later.size()) {
			for (int i = 0; i < earlier.size(); i++) {
				findOther(earlier.get(i), later.get(i), path + "[" + i + "]");
			}
		}
		else if (!Objects.equals(before, after)) {
			this.differences.add(Impact.COMPATIBLE, "is written differently", path, before, after);
		}
	}

	private static Set<String> keys(Map<String, ?> before, Map<String, ?> after) {
		Set<String> keys = new LinkedHashSet<>(before.keySet());
		keys.addAll(after.keySet());
		return keys;
	}

	private static Map<String, @Nullable Object> byKey(@Nullable Object list, String key) {
		Map<String, @Nullable Object> items = new LinkedHashMap<>();
		Json.list(list).forEach((item) -> items.putIfAbsent(Json.text(Json.map(item), key), item));
		return items;
	}

	/**
	 * A hint on a tool.
	 *
	 * @param byDefault what holds without it
	 * @param needsCaution the value with which a tool needs more caution
	 */
	private record Hint(boolean byDefault, boolean needsCaution) {

	}

	/**
	 * Compares two items of one name.
	 */
	@FunctionalInterface
	private interface ItemComparison {

		void compare(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, Place place);

	}

}
