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

import java.util.List;

import dev.mcpslice.sample.bookshop.Book;
import dev.mcpslice.sample.bookshop.BookNotFoundException;
import dev.mcpslice.sample.bookshop.BookRepository;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpTool.McpAnnotations;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.stereotype.Component;

/**
 * Tools to look around in the shop, with structured results.
 */
@Component
class BookshopTools {

	private final BookRepository books;

	BookshopTools(BookRepository books) {
		this.books = books;
	}

	@McpTool(name = "search_books", description = "Finds books by a piece of their title or of their author's name",
			generateOutputSchema = true, annotations = @McpAnnotations(title = "Search books", readOnlyHint = true,
					destructiveHint = false, idempotentHint = true, openWorldHint = false))
	SearchResult searchBooks(
			@McpToolParam(description = "What to look for, in the script of the original") String query) {
		if (query.isBlank()) {
			throw new IllegalArgumentException("The query is empty. Give a piece of a title or of an author's name.");
		}
		return new SearchResult(this.books.search(query.strip()).stream().map(FoundBook::of).toList());
	}

	@McpTool(name = "book_details", description = "Tells all about one book: year, language, price and stock",
			generateOutputSchema = true, annotations = @McpAnnotations(title = "Book details", readOnlyHint = true,
					destructiveHint = false, idempotentHint = true, openWorldHint = false))
	BookDetails bookDetails(@McpToolParam(description = "The book's id, as search_books gives it") String id) {
		return this.books.findById(id).map(BookDetails::of).orElseThrow(() -> new BookNotFoundException(id));
	}

	/**
	 * What a search found.
	 *
	 * @param books the books, none if nothing was found
	 */
	record SearchResult(List<FoundBook> books) {

	}

	/**
	 * As much of a book as is needed to choose it.
	 *
	 * @param id the identifier for the other tools
	 * @param title the title
	 * @param author the author
	 */
	record FoundBook(String id, String title, String author) {

		static FoundBook of(Book book) {
			return new FoundBook(book.id(), book.title(), book.author());
		}

	}

}
