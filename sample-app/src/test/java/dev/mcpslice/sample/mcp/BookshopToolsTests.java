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
import dev.mcpslice.sample.bookshop.Book;
import dev.mcpslice.sample.bookshop.BookRepository;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@McpServerTest
class BookshopToolsTests {

	private static final Book MASTER_AND_MARGARITA = new Book("master-and-margarita", "Мастер и Маргарита",
			"Михаил Булгаков", 1967, "ru", 1290, 4);

	@MockitoBean
	private BookRepository books;

	@Test
	void findsABookByItsTitle(McpSyncClient mcp) {
		given(this.books.search("Мастер")).willReturn(List.of(MASTER_AND_MARGARITA));

		CallToolResult result = mcp
			.callTool(CallToolRequest.builder("search_books").arguments(Map.of("query", "Мастер")).build());

		assertThat(result.isError()).isFalse();
		assertThat(result.structuredContent()).isEqualTo(Map.of("books", List
			.of(Map.of("id", "master-and-margarita", "title", "Мастер и Маргарита", "author", "Михаил Булгаков"))));
	}

	@Test
	void findsNothingWithoutAnError(McpSyncClient mcp) {
		given(this.books.search("Ulysses")).willReturn(List.of());

		CallToolResult result = mcp
			.callTool(CallToolRequest.builder("search_books").arguments(Map.of("query", "Ulysses")).build());

		assertThat(result.isError()).isFalse();
		assertThat(result.structuredContent()).isEqualTo(Map.of("books", List.of()));
	}

	@Test
	void doesNotSearchForNothing(McpSyncClient mcp) {
		CallToolResult result = mcp
			.callTool(CallToolRequest.builder("search_books").arguments(Map.of("query", "  ")).build());

		assertThat(result.isError()).isTrue();
		assertThat(ResultText.of(result)).contains("The query is empty");
		then(this.books).shouldHaveNoInteractions();
	}

	@Test
	void refusesACallWithoutItsRequiredArgument(McpSyncClient mcp) {
		CallToolResult result = mcp.callTool(CallToolRequest.builder("search_books").arguments(Map.of()).build());

		assertThat(result.isError()).isTrue();
		assertThat(ResultText.of(result)).contains("required property 'query' not found");
	}

	@Test
	void tellsAllAboutABook(McpSyncClient mcp) {
		given(this.books.findById("master-and-margarita")).willReturn(Optional.of(MASTER_AND_MARGARITA));

		CallToolResult result = mcp
			.callTool(CallToolRequest.builder("book_details").arguments(Map.of("id", "master-and-margarita")).build());

		assertThat(result.isError()).isFalse();
		assertThat(result.structuredContent()).asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("title", "Мастер и Маргарита")
			.containsEntry("published", 1967)
			.containsEntry("price", "12.90 EUR")
			.containsEntry("copies", 4);
	}

	@Test
	void saysWhichBookItDoesNotKnow(McpSyncClient mcp) {
		given(this.books.findById("ulysses")).willReturn(Optional.empty());

		CallToolResult result = mcp
			.callTool(CallToolRequest.builder("book_details").arguments(Map.of("id", "ulysses")).build());

		assertThat(result.isError()).isTrue();
		assertThat(ResultText.of(result)).contains("There is no book with the id 'ulysses'");
	}

	@Test
	void offersItsToolsByName(McpSyncClient mcp) {
		assertThat(mcp.listTools().tools()).extracting(Tool::name)
			.containsExactlyInAnyOrder("search_books", "book_details", "reserve_copy", "summarize_book",
					"import_catalogue");
	}

	@Test
	void describesTheShapeOfItsResults(McpSyncClient mcp) {
		assertThat(mcp.listTools().tools()).filteredOn(Tool::name, "book_details")
			.singleElement()
			.extracting(Tool::outputSchema)
			.extracting("properties")
			.asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsOnlyKeys("id", "title", "author", "published", "language", "price", "copies");
	}

}
