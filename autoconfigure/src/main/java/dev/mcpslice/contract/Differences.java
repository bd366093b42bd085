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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import dev.mcpslice.contract.ContractDifference.Impact;
import org.jspecify.annotations.Nullable;

/**
 * Differences that have been found so far.
 */
final class Differences {

	private final List<ContractDifference> found = new ArrayList<>();

	void add(Impact impact, String description, String path, @Nullable String before, @Nullable String after) {
		this.found.add(new ContractDifference(impact, description, path, before, after));
	}

	/**
	 * Adds a difference of two values, if there is one.
	 * @param impact what it does to clients
	 * @param description what has changed
	 * @param path the JSON path
	 * @param before the earlier value, or {@code null}
	 * @param after the later value, or {@code null}
	 */
	void add(Impact impact, String description, String path, @Nullable Object before, @Nullable Object after) {
		String was = (before != null) ? Json.write(before) : null;
		String is = (after != null) ? Json.write(after) : null;
		if (!Objects.equals(was, is)) {
			add(impact, description, path, was, is);
		}
	}

	boolean areTextOnly() {
		return this.found.stream().allMatch((difference) -> difference.impact() == Impact.TEXT);
	}

	/**
	 * Returns the differences, the worst first, otherwise in the order in which they were
	 * found.
	 * @return the differences
	 */
	List<ContractDifference> worstFirst() {
		return this.found.stream().sorted(Comparator.comparing(ContractDifference::impact)).toList();
	}

}
