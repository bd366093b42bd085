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
import dev.mcpslice.sample.bookshop.BookNotFoundException;
import dev.mcpslice.sample.bookshop.BookRepository;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpTool.McpAnnotations;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;
import org.springframework.stereotype.Component;

/**
 * A tool that has the client's own model do the writing.
 */
@Component
class SummaryTools {

	private static final int MAX_TOKENS = 300;

	private final BookRepository books;

	SummaryTools(BookRepository books) {
		this.books = books;
	}

	@McpTool(name = "summarize_book", description = "Has your own model summarize a book, without giving the end away",
			annotations = @McpAnnotations(title = "Summarize a book", readOnlyHint = true, destructiveHint = false))
	String summarizeBook(McpSyncRequestContext context,
			@McpToolParam(description = "The book's id, as search_books gives it") String id) {
		Book book = this.books.findById(id).orElseThrow(() -> new BookNotFoundException(id));
		if (!context.sampleEnabled()) {
			throw new MissingCapabilityException("summarize_book", "sampling", context);
		}
		CreateMessageResult answer = context
			.sample((request) -> request.systemPrompt("You are a bookseller. Never give away how a book ends.")
				.message("Summarize '%s' by %s (%d) in three sentences.".formatted(book.title(), book.author(),
						book.published()))
				.maxTokens(MAX_TOKENS));
		if (answer.content() instanceof TextContent summary) {
			return summary.text();
		}
		throw new IllegalStateException("The client's model '%s' answered with something else than text: %s"
			.formatted(answer.model(), answer.content().type()));
	}

}
