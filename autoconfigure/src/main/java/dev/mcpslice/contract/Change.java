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

import java.util.Collection;

/**
 * What has become of the values that a schema allows.
 */
enum Change {

	/**
	 * They are the same.
	 */
	NONE,

	/**
	 * They are fewer.
	 */
	NARROWED,

	/**
	 * They are more.
	 */
	WIDENED,

	/**
	 * They are others, or nobody can tell.
	 */
	CHANGED;

	static Change between(Collection<?> before, Collection<?> after) {
		boolean lost = !after.containsAll(before);
		boolean gained = !before.containsAll(after);
		return lost ? (gained ? CHANGED : NARROWED) : (gained ? WIDENED : NONE);
	}

	/**
	 * Returns what has become of a keyword's values.
	 * @param keyword the keyword
	 * @return the words
	 */
	String says(String keyword) {
		return switch (this) {
			case NARROWED -> "takes less: " + keyword;
			case WIDENED -> "takes more: " + keyword;
			case CHANGED, NONE -> "has another " + keyword;
		};
	}

}
