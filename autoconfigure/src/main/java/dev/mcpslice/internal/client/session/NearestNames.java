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

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names, those first that are most like another name, of which there is none.
 */
public final class NearestNames {

	/**
	 * How many names are told.
	 */
	private static final int LIMIT = 20;

	private NearestNames() {
	}

	/**
	 * Lists names.
	 * @param wanted the name that there is not
	 * @param names the names that there are
	 * @return the names, those first that differ least
	 */
	public static String list(String wanted, Collection<String> names) {
		if (names.isEmpty()) {
			return "none";
		}
		String listed = names.stream()
			.sorted(Comparator.comparingInt((name) -> distance(wanted, name)))
			.limit(LIMIT)
			.collect(Collectors.joining(", "));
		return (names.size() > LIMIT) ? "%s, and %d more".formatted(listed, names.size() - LIMIT) : listed;
	}

	// Levenshtein's.
	private static int distance(String wanted, String name) {
		String one = wanted.toLowerCase(Locale.ROOT);
		String other = name.toLowerCase(Locale.ROOT);
		int[] row = new int[other.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int substituted = diagonal + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[other.length()];
	}

}
