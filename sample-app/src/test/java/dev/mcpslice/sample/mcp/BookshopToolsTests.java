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
import java.util.Map;
import java.util.Optional;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.TestBooks;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@McpServerTest
class BookshopToolsTests {

	@MockitoBean
	private BookRepository books;

	@Test
	void findsABookByItsTitle(McpTestClient mcp) {
		given(this.books.search("Мастер")).willReturn(List.of(TestBooks.MASTER_AND_MARGARITA));

		mcp.callTool("search_books", Map.of("query", "Мастер")).isSuccessful().structured().isStrictlyEqualTo("""
				{ "books": [
					{ "id": "master-and-margarita", "title": "Мастер и Маргарита", "author": "Михаил Булгаков" }
				] }""");
	}

	@Test
	void findsNothingWithoutAnError(McpTestClient mcp) {
		given(this.books.search("Ulysses")).willReturn(List.of());

		mcp.callTool("search_books", Map.of("query", "Ulysses")).isSuccessful().structured().isStrictlyEqualTo("""
				{ "books": [] }""");
	}

	@Test
	void doesNotSearchForNothing(McpTestClient mcp) {
		mcp.callTool("search_books", Map.of("query", "  ")).isError().text().contains("The query is empty");

		then(this.books).shouldHaveNoInteractions();
	}

	@Test
	void refusesACallWithoutItsRequiredArgument(McpTestClient mcp) {
		mcp.callTool("search_books").isError().text().contains("required property 'query' not found");
	}

	@Test
	void tellsAllAboutABook(McpTestClient mcp) {
		given(this.books.findById("master-and-margarita")).willReturn(Optional.of(TestBooks.MASTER_AND_MARGARITA));

		mcp.callTool("book_details", Map.of("id", "master-and-margarita"))
			.isSuccessful()
			.structured(BookDetails.class)
			.isEqualTo(new BookDetails("master-and-margarita", "Мастер и Маргарита", "Михаил Булгаков", 1967, "ru",
					"12.90 EUR", 4));
	}

	@Test
	void saysWhichBookItDoesNotKnow(McpTestClient mcp) {
		given(this.books.findById("ulysses")).willReturn(Optional.empty());

		mcp.callTool("book_details", Map.of("id", "ulysses"))
			.isError()
			.text()
			.contains("There is no book with the id 'ulysses'");
	}

	@Test
	void offersItsToolsByName(McpTestClient mcp) {
		mcp.listTools()
			.isSuccessful()
			.extracting(Tool::name)
			.containsExactlyInAnyOrder("search_books", "book_details", "reserve_copy", "summarize_book",
					"import_catalogue");
	}

	@Test
	void describesTheShapeOfItsResults(McpTestClient mcp) {
		mcp.tool("book_details")
			.outputSchema("$.properties")
			.asMap()
			.containsOnlyKeys("id", "title", "author", "published", "language", "price", "copies");
	}

}
