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
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a change of a keyword that restricts values does to the values that are allowed.
 */
final class Constraint {

	private static final Set<String> LOWER_BOUNDS = Set.of("minimum", "exclusiveMinimum", "minLength", "minItems",
			"minProperties", "minContains");

	private static final Set<String> UPPER_BOUNDS = Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems",
			"maxProperties", "maxContains");

	/**
	 * Values that cannot be compared with others: less is allowed with one than without.
	 */
	private static final Set<String> RESTRICTIONS = Set.of("pattern", "format", "contentEncoding", "contentMediaType",
			"propertyNames", "not", "contains", "dependentRequired", "dependentSchemas");

	private Constraint() {
	}

	/**
	 * Compares two values of a keyword that are not both absent.
	 * @param keyword the keyword
	 * @param before the earlier value
	 * @param after the later value
	 * @return what has become of the values that are allowed
	 */
	static Change change(String keyword, @Nullable Object before, @Nullable Object after) {
		if (before != null && before.equals(after)) {
			return Change.NONE;
		}
		boolean bound = LOWER_BOUNDS.contains(keyword) || UPPER_BOUNDS.contains(keyword);
		if (bound || RESTRICTIONS.contains(keyword) || keyword.equals("multipleOf")) {
			if (before == null || after == null) {
				return (after != null) ? Change.NARROWED : Change.WIDENED;
			}
			return (before instanceof BigDecimal earlier && after instanceof BigDecimal later)
					? numbers(keyword, earlier, later) : Change.CHANGED;
		}
		if (keyword.equals("uniqueItems")) {
			return Boolean.TRUE.equals(after) ? Change.NARROWED : Change.WIDENED;
		}
		return Change.CHANGED;
	}

	private static Change numbers(String keyword, BigDecimal before, BigDecimal after) {
		if (keyword.equals("multipleOf")) {
			return isMultiple(after, before) ? Change.NARROWED
					: isMultiple(before, after) ? Change.WIDENED : Change.CHANGED;
		}
		boolean raised = after.compareTo(before) > 0;
		return (raised == LOWER_BOUNDS.contains(keyword)) ? Change.NARROWED : Change.WIDENED;
	}

	private static boolean isMultiple(BigDecimal number, BigDecimal of) {
		return of.signum() != 0 && number.remainder(of).signum() == 0;
	}

}
