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

package dev.mcpslice.wirereport;

import java.util.List;
import java.util.Map;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;
import org.springframework.ai.mcp.annotation.context.StructuredElicitResult;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Tools of a bookshop.
 */
@Component
class BookshopTools {

	static final String HOSTILE = "</script></pre></details><img src=x onerror=\"document.title='owned'\"><script>"
			+ "document.title='owned'</script>";

	private static final Map<String, Book> BOOKS = Map.of("kalevala",
			new Book("kalevala", "Kalevala", "Elias Lönnrot", "12.90 EUR"), "seven-brothers",
			new Book("seven-brothers", "Seitsemän veljestä", "Aleksis Kivi", "9.90 EUR"));

	@McpTool(name = "book_details", description = "Tells all about one book", generateOutputSchema = true)
	Book bookDetails(@McpToolParam(description = "The book's id") String id) {
		Book book = BOOKS.get(id);
		Assert.notNull(book, () -> "There is no book with the id '%s'.".formatted(id));
		return book;
	}

	@McpTool(name = "reserve_copy", description = "Sets a copy of a book aside, once the customer has confirmed it")
	String reserveCopy(McpSyncRequestContext context, @McpToolParam(description = "The book's id") String id) {
		Book book = bookDetails(id);
		context.progress((progress) -> progress.progress(1).total(2).message("Asking the customer"));
		StructuredElicitResult<Customer> answer = context
			.elicit((question) -> question.message("Reserve '%s'?".formatted(book.title())), Customer.class);
		return "One copy of '%s' waits for %s at the desk.".formatted(book.title(), answer.structuredContent().name());
	}

	@McpTool(name = "reviews", description = "Tells what customers have written about a book")
	List<String> reviews(@McpToolParam(description = "The book's id") String id) {
		return List.of("A classic", HOSTILE);
	}

	/**
	 * A book.
	 *
	 * @param id its id
	 * @param title its title
	 * @param author its author
	 * @param price its price
	 */
	record Book(String id, String title, String author, String price) {

	}

	/**
	 * Who fetches a book.
	 *
	 * @param name the name
	 */
	record Customer(String name) {

	}

}
