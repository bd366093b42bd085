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
import java.util.stream.Collectors;

import dev.mcpslice.sample.bookshop.Book;
import dev.mcpslice.sample.bookshop.BookRepository;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.mcp.annotation.McpArg;
import org.springframework.ai.mcp.annotation.McpComplete;
import org.springframework.ai.mcp.annotation.McpPrompt;
import org.springframework.stereotype.Component;

/**
 * A prompt for customers who know whom they like, and the completion of its argument.
 */
@Component
class BookshopPrompts {

	/**
	 * More than this the protocol does not allow.
	 */
	private static final int MAX_COMPLETIONS = 100;

	private final BookRepository books;

	BookshopPrompts(BookRepository books) {
		this.books = books;
	}

	@McpPrompt(name = "recommend", title = "Recommend a book",
			description = "Asks for a recommendation among the books of an author")
	GetPromptResult recommend(@McpArg(name = "author", description = "The author's whole name",
			required = true) @Nullable String author) {
		// Required as it is, nobody has checked it before.
		if (author == null || author.isBlank()) {
			throw new IllegalArgumentException("The prompt needs an author.");
		}
		List<Book> books = this.books.findByAuthor(author);
		if (books.isEmpty()) {
			throw new IllegalArgumentException("The shop has nothing by '" + author + "'.");
		}
		String shelf = books.stream()
			.map((book) -> "- %s (%d), %s, id %s".formatted(book.title(), book.published(), book.price(), book.id()))
			.collect(Collectors.joining("\n"));
		TextContent text = TextContent
			.builder("Which of these books by %s should I read first, and why?\n%s".formatted(author, shelf))
			.build();
		return GetPromptResult.builder(List.of(PromptMessage.builder(Role.USER, text).build()))
			.description("A recommendation among the books of " + author)
			.build();
	}

	@McpComplete(prompt = "recommend")
	List<String> authors(String prefix) {
		return this.books.findAuthors()
			.stream()
			.filter((author) -> author.regionMatches(true, 0, prefix, 0, prefix.length()))
			.limit(MAX_COMPLETIONS)
			.toList();
	}

}
