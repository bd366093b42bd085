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

import java.util.stream.Collectors;

import dev.mcpslice.sample.bookshop.BookNotFoundException;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.CatalogueFormat;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.ai.mcp.annotation.McpResource;
import org.springframework.stereotype.Component;

/**
 * The catalogue for reading, as a whole and book by book.
 */
@Component
class BookshopResources {

	private final BookRepository books;

	private final JsonMapper jsonMapper;

	BookshopResources(BookRepository books, JsonMapper jsonMapper) {
		this.books = books;
		this.jsonMapper = jsonMapper;
	}

	@McpResource(uri = "bookshop://catalogue", name = "catalogue", title = "The catalogue",
			description = "All books, one a line, in the format that import_catalogue reads", mimeType = "text/plain")
	String catalogue() {
		return this.books.findAll().stream().map(CatalogueFormat::format).collect(Collectors.joining("\n"));
	}

	@McpResource(uri = "bookshop://books/{id}", name = "book", title = "A book",
			description = "All about one book: year, language, price and stock", mimeType = "application/json")
	String book(String id) {
		return this.books.findById(id)
			.map(BookDetails::of)
			.map(this.jsonMapper::writeValueAsString)
			.orElseThrow(() -> new BookNotFoundException(id));
	}

}
