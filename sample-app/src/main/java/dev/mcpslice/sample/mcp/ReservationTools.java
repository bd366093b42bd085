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

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.mcpslice.sample.bookshop.Book;
import dev.mcpslice.sample.bookshop.BookNotFoundException;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.NoCopyLeftException;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpTool.McpAnnotations;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;
import org.springframework.ai.mcp.annotation.context.StructuredElicitResult;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * A tool that sets a copy aside, and asks the customer first.
 */
@Component
class ReservationTools {

	private final BookRepository books;

	ReservationTools(BookRepository books) {
		this.books = books;
	}

	@McpTool(name = "reserve_copy", description = "Sets a copy of a book aside, once the customer has confirmed it",
			annotations = @McpAnnotations(title = "Reserve a copy", destructiveHint = false, openWorldHint = false))
	String reserveCopy(McpSyncRequestContext context,
			@McpToolParam(description = "The book's id, as search_books gives it") String id) {
		Book book = this.books.findById(id).orElseThrow(() -> new BookNotFoundException(id));
		if (book.copies() == 0) {
			throw new NoCopyLeftException(book);
		}
		if (!context.elicitEnabled()) {
			throw new MissingCapabilityException("reserve_copy", "elicitation", context);
		}
		StructuredElicitResult<Confirmation> answer = context.elicit((question) -> question.message(question(book)),
				Confirmation.class);
		return switch (answer.action()) {
			case ACCEPT -> reserve(book, answer.structuredContent());
			case DECLINE -> "Nothing is reserved: the customer said no.";
			case CANCEL -> "Nothing is reserved: the customer left the question open. You may ask again later.";
		};
	}

	private String question(Book book) {
		return "Reserve '%s' by %s for %s?".formatted(book.title(), book.author(), book.price());
	}

	// The question may have been open for minutes: only now is it known whether there
	// still is a copy.
	private String reserve(Book book, @Nullable Confirmation confirmation) {
		if (confirmation == null || !StringUtils.hasText(confirmation.name())) {
			throw new IllegalArgumentException(
					"Nothing is reserved: the confirmation does not say who will fetch the book.");
		}
		if (!this.books.takeCopy(book.id())) {
			throw new NoCopyLeftException(book);
		}
		return "One copy of '%s' waits for %s at the desk.".formatted(book.title(), confirmation.name());
	}

	/**
	 * What the customer fills in to confirm.
	 *
	 * @param name who will fetch the book
	 */
	record Confirmation(@JsonPropertyDescription("Who will fetch the book") String name) {

	}

}
