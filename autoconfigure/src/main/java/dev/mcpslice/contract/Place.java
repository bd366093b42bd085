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

/**
 * Where a difference is: in words, and as a JSON path.
 *
 * @param owner what it belongs to, such as {@code tool 'search_books'}
 * @param kind what an item is called there, such as {@code argument}
 * @param item the item within the owner, such as {@code filter.author}, empty for all
 * @param path the JSON path
 */
record Place(String owner, String kind, String item, String path) {

	static Place of(String owner, String path) {
		return new Place(owner, "", "", path);
	}

	Place kind(String kind) {
		return new Place(this.owner, kind, "", this.path);
	}

	/**
	 * Returns a place that is deeper in the JSON, of which words need not tell.
	 * @param key the key
	 * @return the place
	 */
	Place at(String key) {
		return new Place(this.owner, this.kind, this.item, child(this.path, key));
	}

	/**
	 * Returns an element of a list.
	 * @param index the index
	 * @return the place
	 */
	Place at(int index) {
		return new Place(this.owner, this.kind, this.item, this.path + "[" + index + "]");
	}

	/**
	 * Returns a named item of this one.
	 * @param name the name
	 * @return the place
	 */
	Place item(String name) {
		String item = this.item.isEmpty() ? name : this.item + "." + name;
		return new Place(this.owner, this.kind, item, child(this.path, name));
	}

	/**
	 * Returns the elements of this item.
	 * @return the place
	 */
	Place elements() {
		return new Place(this.owner, this.kind, this.item + "[]", this.path);
	}

	private static String child(String path, String key) {
		return key.matches("[A-Za-z_][A-Za-z0-9_]*") ? path + "." + key : path + "[" + quoted(key) + "]";
	}

	static String quoted(String text) {
		return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
	}

	/**
	 * Returns a sentence.
	 * @param what what there is to say
	 * @return the sentence, which begins with the place
	 */
	String sentence(String what) {
		if (this.kind.isEmpty()) {
			return "%s: %s".formatted(this.owner, what);
		}
		if (this.item.isEmpty()) {
			return "%s: the object of all %ss %s".formatted(this.owner, this.kind, what);
		}
		return "%s: %s '%s' %s".formatted(this.owner, this.kind, this.item, what);
	}

}
