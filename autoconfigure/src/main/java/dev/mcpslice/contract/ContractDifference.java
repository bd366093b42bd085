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

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A difference between two contracts of one server, and what it does to clients.
 *
 * @param impact what it does to clients
 * @param description what has changed, such as
 * {@code tool 'search_books': argument 'query' is called 'text' now}
 * @param path the JSON path of what has changed, in the earlier contract, or in the later
 * one of what is new
 * @param before the earlier value as JSON, or {@code null} if there was none
 * @param after the later value as JSON, or {@code null} if there is none
 */
public record ContractDifference(Impact impact, String description, String path, @Nullable String before,
		@Nullable String after) {

	/**
	 * How much of a value is printed.
	 */
	private static final int VALUE_LIMIT = 300;

	static String list(List<ContractDifference> differences) {
		StringBuilder text = new StringBuilder();
		differences.forEach((difference) -> text.append("\n\n").append(difference));
		return text.toString();
	}

	/**
	 * Returns the difference on four lines: what has changed, where, and both values.
	 * @return the text
	 */
	@Override
	public String toString() {
		return "%s: %s%n  in  %s%n  was %s%n  is  %s".formatted(this.impact, this.description, this.path,
				value(this.before), value(this.after));
	}

	private static String value(@Nullable String value) {
		if (value == null) {
			return "(absent)";
		}
		return (value.length() <= VALUE_LIMIT) ? value : value.substring(0, VALUE_LIMIT) + "…";
	}

	/**
	 * What a difference does to clients that know the earlier contract. The worst is
	 * first.
	 */
	public enum Impact {

		/**
		 * What a client did before fails now, has no effect, or gives what the client
		 * does not expect. So is a change that no rule knows.
		 */
		BREAKING,

		/**
		 * A client that knows nothing of the change goes on as before.
		 */
		COMPATIBLE,

		/**
		 * Only wording, which models and people read, and programs do not.
		 */
		TEXT;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
