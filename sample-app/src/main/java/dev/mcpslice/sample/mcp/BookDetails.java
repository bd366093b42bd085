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

package dev.mcpslice.sample.mcp;

import dev.mcpslice.sample.bookshop.Book;

/**
 * A book as models see it.
 *
 * @param id the identifier for the other tools
 * @param title the title
 * @param author the author
 * @param published the year in which it appeared
 * @param language the language as a BCP 47 tag
 * @param price the price with its currency
 * @param copies the number of copies in stock
 */
record BookDetails(String id, String title, String author, int published, String language, String price, int copies) {

	static BookDetails of(Book book) {
		return new BookDetails(book.id(), book.title(), book.author(), book.published(), book.language(), book.price(),
				book.copies());
	}

}
