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

package dev.mcpslice.sample.bookshop;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A catalogue as plain text, one book a line. The fields are the identifier, title,
 * author, year, language, price in cents and number of copies: <pre>
 * solaris | Solaris | Stanisław Lem | 1961 | pl | 1090 | 3
 * </pre>
 */
public final class CatalogueFormat {

	private static final int FIELDS = 7;

	private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	private CatalogueFormat() {
	}

	/**
	 * Reads a line.
	 * @param line the line
	 * @return the book that it describes
	 * @throws IllegalArgumentException if it describes none, with a message that tells
	 * what is wrong with it
	 */
	public static Book parse(String line) {
		String[] fields = Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
		if (fields.length != FIELDS) {
			throw new IllegalArgumentException(
					"expected %d fields, separated by '|', but found %d".formatted(FIELDS, fields.length));
		}
		return new Book(id(fields[0]), text("title", fields[1]), text("author", fields[2]), number("year", fields[3]),
				text("language", fields[4]), number("price", fields[5]), number("copies", fields[6]));
	}

	/**
	 * Writes a line that {@link #parse} reads.
	 * @param book the book
	 * @return the line that describes it
	 */
	public static String format(Book book) {
		return "%s | %s | %s | %d | %s | %d | %d".formatted(book.id(), book.title(), book.author(), book.published(),
				book.language(), book.priceInCents(), book.copies());
	}

	private static String id(String value) {
		if (!ID.matcher(value).matches()) {
			throw new IllegalArgumentException(
					"the id must be lower-case letters, digits and hyphens, but is '" + value + "'");
		}
		return value;
	}

	private static String text(String field, String value) {
		if (value.isEmpty()) {
			throw new IllegalArgumentException("the " + field + " is missing");
		}
		return value;
	}

	private static int number(String field, String value) {
		if (!NUMBER.matcher(value).matches()) {
			throw new IllegalArgumentException(
					"the %s must be a number from 0 to 999999999, but is '%s'".formatted(field, value));
		}
		return Integer.parseInt(value);
	}

}
