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

package dev.mcpslice.internal.report;

/**
 * Lays JSON out, with an indentation for each level. JSON that has been cut is laid out
 * as far as it goes.
 */
final class PrettyJson {

	/**
	 * Deeper levels are indented no further: nesting may be as deep as a message is long.
	 */
	private static final int LEVELS = 30;

	private final String json;

	private final StringBuilder html;

	private int position;

	private int level;

	private PrettyJson(String json) {
		this.json = json;
		this.html = new StringBuilder(json.length() * 2);
	}

	/**
	 * Lays JSON out.
	 * @param json the JSON
	 * @return the HTML for an element that keeps white space
	 */
	static String html(String json) {
		PrettyJson pretty = new PrettyJson(json);
		while (pretty.position < json.length()) {
			pretty.next();
		}
		return pretty.html.toString();
	}

	private void next() {
		char character = this.json.charAt(this.position);
		switch (character) {
			case '"' -> string();
			case '{', '[' -> open(character);
			case '}', ']' -> {
				this.level--;
				line();
				append(character);
			}
			case ',' -> {
				append(character);
				line();
			}
			case ':' -> {
				append(character);
				this.html.append(' ');
			}
			default -> append(character);
		}
	}

	private void append(char character) {
		Html.escape(character, this.html);
		this.position++;
	}

	private void open(char character) {
		append(character);
		char closing = (character == '{') ? '}' : ']';
		if (this.position < this.json.length() && this.json.charAt(this.position) == closing) {
			append(closing);
		}
		else {
			this.level++;
			line();
		}
	}

	private void line() {
		this.html.append('\n').append("  ".repeat(Math.max(0, Math.min(this.level, LEVELS))));
	}

	private void string() {
		int end = end();
		boolean name = end < this.json.length() && this.json.charAt(end) == ':';
		this.html.append(name ? "<b>" : "<i>");
		while (this.position < end) {
			append(this.json.charAt(this.position));
		}
		this.html.append(name ? "</b>" : "</i>");
	}

	// Behind the closing quotation mark.
	private int end() {
		int end = this.position + 1;
		while (end < this.json.length() && this.json.charAt(end) != '"') {
			end += (this.json.charAt(end) == '\\') ? 2 : 1;
		}
		return Math.min(end + 1, this.json.length());
	}

}
