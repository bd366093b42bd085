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

import java.util.ArrayList;
import java.util.List;

import dev.mcpslice.sample.bookshop.Book;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.CatalogueFormat;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpTool.McpAnnotations;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * A tool that takes its time, and tells the client how far it is.
 */
@Component
class ImportTools {

	private static final String LOGGER = "catalogue";

	private final BookRepository books;

	ImportTools(BookRepository books) {
		this.books = books;
	}

	@McpTool(name = "import_catalogue",
			description = "Puts books into the catalogue, in place of those with the same id. Bad lines are left out",
			generateOutputSchema = true,
			annotations = @McpAnnotations(title = "Import a catalogue", idempotentHint = true, openWorldHint = false))
	ImportReport importCatalogue(McpSyncRequestContext context,
			@McpToolParam(description = "One book each: id | title | author | year | language | price in cents | "
					+ "copies") List<String> lines) {
		List<Rejection> rejections = new ArrayList<>();
		for (int number = 1; number <= lines.size(); number++) {
			try {
				Book book = put(lines.get(number - 1));
				log(context, LoggingLevel.INFO, "Line %d: '%s' is in".formatted(number, book.title()));
			}
			catch (IllegalArgumentException ex) {
				rejections.add(new Rejection(number, String.valueOf(ex.getMessage())));
				log(context, LoggingLevel.WARNING, "Line %d: %s".formatted(number, ex.getMessage()));
			}
			progress(context, number, lines.size());
		}
		return new ImportReport(lines.size() - rejections.size(), rejections);
	}

	private Book put(String line) {
		Book book = CatalogueFormat.parse(line);
		try {
			this.books.put(book);
		}
		catch (DataIntegrityViolationException ex) {
			throw new IllegalArgumentException("the catalogue does not take it, perhaps because a field is too long",
					ex);
		}
		return book;
	}

	private void log(McpSyncRequestContext context, LoggingLevel level, String message) {
		context.log((notification) -> notification.level(level).logger(LOGGER).message(message));
	}

	// Without a token the client does not want to know, and Spring AI would log a warning
	// each time.
	private void progress(McpSyncRequestContext context, int done, int total) {
		if (context.request().progressToken() != null) {
			context.progress((notification) -> notification.progress(done)
				.total(total)
				.message("%d of %d lines".formatted(done, total)));
		}
	}

	/**
	 * What became of the lines.
	 *
	 * @param imported the number of lines that made it into the catalogue
	 * @param rejected the lines that did not
	 */
	record ImportReport(int imported, List<Rejection> rejected) {

	}

	/**
	 * A line that was left out.
	 *
	 * @param line the number of the line, from 1
	 * @param reason what is wrong with it
	 */
	record Rejection(int line, String reason) {

	}

}
