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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.mcpslice.contract.ContractDifference.Impact;
import org.jspecify.annotations.Nullable;

/**
 * Differences of two JSON schemas by what they do to clients. A client sends what an
 * input schema describes, so that it must not get narrower; it receives what an output
 * schema describes, so that it must not get wider. A client ignores fields of a result
 * that it does not know, and sends no arguments of which no schema has told it.
 */
final class SchemaComparison {

	private static final List<String> TEXTS = List.of("title", "description", "examples", "$comment");

	/**
	 * Of these no value depends, but a model or a form may.
	 */
	private static final List<String> NOTES = List.of("default", "deprecated", "readOnly", "writeOnly", "$schema",
			"$id", "$anchor");

	/**
	 * What these contain is compared where it is referred to.
	 */
	private static final List<String> DEFINITIONS = List.of("$defs", "definitions");

	private final SchemaDocument before;

	private final SchemaDocument after;

	private final boolean input;

	private final Differences differences;

	private final Set<String> followed;

	/**
	 * Creates a comparison.
	 * @param before the earlier schema
	 * @param after the later schema
	 * @param input whether clients send what the schemas describe
	 * @param differences collects the differences
	 */
	SchemaComparison(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, boolean input,
			Differences differences) {
		this(new SchemaDocument(before), new SchemaDocument(after), input, differences, Set.of());
	}

	private SchemaComparison(SchemaDocument before, SchemaDocument after, boolean input, Differences differences,
			Set<String> followed) {
		this.before = before;
		this.after = after;
		this.input = input;
		this.differences = differences;
		this.followed = new LinkedHashSet<>(followed);
	}

	void compare(Place place) {
		compare(this.before.root(), this.after.root(), place);
	}

	private void compare(@Nullable Object before, @Nullable Object after, Place place) {
		Object earlier = Json.map(before).get(SchemaDocument.REFERENCE);
		Object later = Json.map(after).get(SchemaDocument.REFERENCE);
		// Only where both sides are recursive there is no end.
		if (earlier != null && later != null && !this.followed.add(earlier + " " + later)) {
			return;
		}
		compareResolved(this.before.resolve(before), this.after.resolve(after), place);
	}

	private void compareResolved(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after,
			Place place) {
		if (isUnion(before) != isUnion(after)) {
			compareResolved(asUnion(before), asUnion(after), place);
			return;
		}
		Set<String> keywords = new LinkedHashSet<>(before.keySet());
		keywords.addAll(after.keySet());
		keywords.removeAll(DEFINITIONS);
		if (!compareTypes(before, after, place)) {
			// Nothing else can be the same.
			keywords.retainAll(TEXTS);
		}
		for (String keyword : keywords) {
			compareKeyword(keyword, before, after, place);
		}
	}

	private void compareKeyword(String keyword, Map<String, @Nullable Object> before,
			Map<String, @Nullable Object> after, Place place) {
		Object earlier = before.get(keyword);
		Object later = after.get(keyword);
		switch (keyword) {
			case "type" -> {
			}
			case "enum", "const" -> compareValues(keyword, before, after, place);
			case "properties" -> compareProperties(before, after, place);
			case "required" -> compareRequired(before, after, place);
			case "items" -> compareItems(earlier, later, place);
			case "additionalProperties" -> compareAdditional(before, after, place);
			case "anyOf", "oneOf", "allOf" -> compareAlternatives(keyword, earlier, later, place);
			default -> {
				if (TEXTS.contains(keyword)) {
					report(Impact.TEXT, "has another " + keyword, place.at(keyword), earlier, later);
				}
				else if (NOTES.contains(keyword)) {
					report(Impact.COMPATIBLE, "has another " + keyword, place.at(keyword), earlier, later);
				}
				else {
					Change change = Constraint.change(keyword, earlier, later);
					report(impact(change), change.says(keyword), place.at(keyword), earlier, later);
				}
			}
		}
	}

	private boolean compareTypes(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after,
			Place place) {
		Set<String> earlier = SchemaTypes.of(before);
		Set<String> later = SchemaTypes.of(after);
		Change change = Change.between(earlier, later);
		if (change != Change.NONE) {
			Object was = before.get("type");
			Object is = after.get("type");
			report(impact(change), "has another type", place.at("type"), (was != null) ? was : before,
					(is != null) ? is : after);
		}
		return earlier.stream().anyMatch(later::contains);
	}

	private void compareValues(String keyword, Map<String, @Nullable Object> before,
			Map<String, @Nullable Object> after, Place place) {
		boolean first = keyword.equals("enum") || (!before.containsKey("enum") && !after.containsKey("enum"));
		if (!first) {
			return;
		}
		Set<String> earlier = values(before);
		Set<String> later = values(after);
		if (earlier.isEmpty() || later.isEmpty()) {
			Change change = later.isEmpty() ? Change.WIDENED : Change.NARROWED;
			report(impact(change), change.says("enum"), place.at(keyword), before.get(keyword), after.get(keyword));
			return;
		}
		reportValues(Change.NARROWED, "no longer has the value ", earlier, later, place.at(keyword));
		reportValues(Change.WIDENED, "has the new value ", later, earlier, place.at(keyword));
	}

	private void reportValues(Change change, String what, Set<String> has, Set<String> hasNot, Place place) {
		for (String value : has) {
			if (!hasNot.contains(value)) {
				boolean gone = change == Change.NARROWED;
				this.differences.add(impact(change), place.sentence(what + value), place.path(), gone ? value : null,
						gone ? null : value);
			}
		}
	}

	private static Set<String> values(Map<String, @Nullable Object> schema) {
		Set<String> values = new LinkedHashSet<>();
		Json.list(schema.get("enum")).forEach((value) -> values.add(Json.write(value)));
		if (values.isEmpty() && schema.containsKey("const")) {
			values.add(Json.write(schema.get("const")));
		}
		return values;
	}

	private void compareProperties(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after,
			Place place) {
		Map<String, @Nullable Object> earlier = Json.map(before.get("properties"));
		Map<String, @Nullable Object> later = Json.map(after.get("properties"));
		Map<String, String> renamed = Renaming.find(earlier, later, Renaming::withoutText);
		Place properties = place.at("properties");
		earlier.forEach((name, schema) -> {
			Place property = properties.item(name);
			if (later.containsKey(name)) {
				compare(schema, later.get(name), property);
			}
			else if (renamed.containsKey(name)) {
				String other = renamed.get(name);
				report(Impact.BREAKING, "is called '%s' now".formatted(other), property, Map.of(name, Json.map(schema)),
						Map.of(other, Json.map(later.get(other))));
			}
			else {
				report(Impact.BREAKING, "has been removed", property, schema, null);
			}
		});
		Collection<?> required = Json.list(after.get("required"));
		later.forEach((name, schema) -> {
			if (!earlier.containsKey(name) && !renamed.containsValue(name)) {
				boolean demanded = this.input && required.contains(name);
				report(demanded ? Impact.BREAKING : Impact.COMPATIBLE, (demanded ? "is new, and required" : "is new"),
						properties.item(name), null, schema);
			}
		});
	}

	private void compareRequired(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after,
			Place place) {
		Collection<?> earlier = Json.list(before.get("required"));
		Collection<?> later = Json.list(after.get("required"));
		Map<String, @Nullable Object> known = Json.map(before.get("properties"));
		Map<String, @Nullable Object> stillKnown = Json.map(after.get("properties"));
		for (Object name : later) {
			// Of a property that is new another difference tells.
			if (!earlier.contains(name) && (known.containsKey(name) || !stillKnown.containsKey(name))) {
				reportRequired(Change.NARROWED, "is required now", name, place, before, after);
			}
		}
		for (Object name : earlier) {
			if (!later.contains(name) && (stillKnown.containsKey(name) || !known.containsKey(name))) {
				reportRequired(Change.WIDENED, "is not required any more", name, place, before, after);
			}
		}
	}

	private void reportRequired(Change change, String what, Object name, Place place,
			Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
		Place property = place.at("properties").item(String.valueOf(name));
		this.differences.add(impact(change), property.sentence(what), place.at("required").path(),
				Json.write(Json.list(before.get("required"))), Json.write(Json.list(after.get("required"))));
	}

	private void compareItems(@Nullable Object before, @Nullable Object after, Place place) {
		if (before instanceof Collection<?> || after instanceof Collection<?>) {
			// Before 2020-12 a list of schemas, for elements by their position.
			report(Impact.BREAKING, "has other items", place.at("items"), before, after);
		}
		else {
			compare(before, after, place.at("items").elements());
		}
	}

	private void compareAdditional(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after,
			Place place) {
		Object earlier = before.getOrDefault("additionalProperties", true);
		Object later = after.getOrDefault("additionalProperties", true);
		Place additional = place.at("additionalProperties");
		if (!Boolean.FALSE.equals(earlier) && !Boolean.FALSE.equals(later)) {
			compare(earlier, later, additional.elements());
		}
		else if (!earlier.equals(later)) {
			Change change = Boolean.FALSE.equals(later) ? Change.NARROWED : Change.WIDENED;
			report(this.input ? impact(change) : Impact.COMPATIBLE,
					(change == Change.NARROWED) ? "takes no other properties any more" : "takes other properties now",
					additional, earlier, later);
		}
	}

	private static boolean isUnion(Map<String, @Nullable Object> schema) {
		return (schema.containsKey("anyOf") || schema.containsKey("oneOf")) && schema.keySet()
			.stream()
			.noneMatch(List.of("type", "enum", "const", "properties", "allOf")::contains);
	}

	// A type is the union of itself, and a list of types that of each.
	private static Map<String, @Nullable Object> asUnion(Map<String, @Nullable Object> schema) {
		if (isUnion(schema)) {
			return schema.containsKey("anyOf") ? schema : Renaming.rename(schema, "oneOf", "anyOf");
		}
		List<@Nullable Object> alternatives = new ArrayList<>();
		for (Object type : Json.list(schema.get("type"))) {
			Map<String, @Nullable Object> alternative = new LinkedHashMap<>(schema);
			alternative.put("type", type);
			alternatives.add(Renaming.withoutText(alternative));
		}
		if (alternatives.isEmpty()) {
			alternatives.add(Renaming.withoutText(schema));
		}
		Map<String, @Nullable Object> union = Renaming.onlyText(schema);
		union.put("anyOf", alternatives);
		return union;
	}

	private void compareAlternatives(String keyword, @Nullable Object before, @Nullable Object after, Place place) {
		List<Object> earlier = new ArrayList<>(Json.list(before));
		List<Object> later = new ArrayList<>(Json.list(after));
		Place alternatives = place.at(keyword);
		boolean all = keyword.equals("allOf");
		if (earlier.isEmpty() != later.isEmpty()) {
			Change change = later.isEmpty() ? Change.WIDENED : Change.NARROWED;
			report(impact(change), change.says(keyword), alternatives, before, after);
			return;
		}
		List<Object> lost = new ArrayList<>();
		for (Object alternative : earlier) {
			int match = Renaming.indexOf(alternative, later);
			if (match >= 0) {
				compare(alternative, later.remove(match), alternatives);
			}
			else {
				lost.add(alternative);
			}
		}
		if (lost.size() == later.size()) {
			for (int i = 0; i < lost.size(); i++) {
				compare(lost.get(i), later.get(i), alternatives.at(i));
			}
			return;
		}
		if (!all) {
			lost.removeIf((alternative) -> Json.list(after)
				.stream()
				.anyMatch((other) -> isPart(alternative, this.before, other, this.after)));
			later.removeIf((alternative) -> Json.list(before)
				.stream()
				.anyMatch((other) -> isPart(alternative, this.after, other, this.before)));
		}
		lost.forEach((alternative) -> report(impact(all ? Change.WIDENED : Change.NARROWED), "has one alternative less",
				alternatives, alternative, null));
		later.forEach((alternative) -> report(impact(all ? Change.NARROWED : Change.WIDENED),
				"has one alternative more", alternatives, null, alternative));
	}

	/**
	 * Returns whether one schema allows all that another allows.
	 * @param part the other
	 * @param partOf the document of the other
	 * @param whole the schema
	 * @param wholeOf its document
	 * @return whether it does
	 */
	private boolean isPart(Object part, SchemaDocument partOf, Object whole, SchemaDocument wholeOf) {
		Differences trial = new Differences();
		new SchemaComparison(partOf, wholeOf, true, trial, this.followed).compare(part, whole, Place.of("", "$"));
		return trial.worstFirst().stream().noneMatch((difference) -> difference.impact() == Impact.BREAKING);
	}

	private Impact impact(Change change) {
		return switch (change) {
			case NARROWED -> this.input ? Impact.BREAKING : Impact.COMPATIBLE;
			case WIDENED -> this.input ? Impact.COMPATIBLE : Impact.BREAKING;
			case CHANGED -> Impact.BREAKING;
			case NONE -> Impact.COMPATIBLE;
		};
	}

	private void report(Impact impact, String what, Place place, @Nullable Object before, @Nullable Object after) {
		this.differences.add(impact, place.sentence(what), place.path(), before, after);
	}

}
