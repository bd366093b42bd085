package com.example.bookshop;

import java.util.List;
import java.util.Map;

import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@Shop
class CallsTests {

	@Autowired
	private BookRepository books;

	@Autowired
	private PriceList prices;

	@Test
	void toolThatFails(McpTestClient mcp) {
		given(this.books.findTitles("Anna")).willThrow(new IllegalStateException("The database is down"));

		mcp.callTool("search_books", Map.of("author", "Anna")).isSuccessful();
	}

	@Test
	void misspeltTool(McpTestClient mcp) {
		mcp.callTool("serach_books", Map.of("author", "Anna")).isSuccessful();
	}

	@Test
	void misspeltPrompt(McpTestClient mcp) {
		mcp.getPrompt("recomend", Map.of("genre", "poems")).isSuccessful();
	}

	@Test
	void misspeltResource(McpTestClient mcp) {
		mcp.readResource("bookshop://openinghours").isSuccessful();
	}

	@Test
	void wrongText(McpTestClient mcp) {
		given(this.books.findTitles("Anna")).willReturn(List.of("Requiem"));

		mcp.callTool("search_books", Map.of("author", "Anna")).isSuccessful().text().contains("Poem without a Hero");
	}

	@Test
	void wrongValue(McpTestClient mcp) {
		given(this.prices.price("Requiem")).willReturn(12);

		mcp.callTool("book_details", Map.of("title", "Requiem")).isSuccessful().structured("$.price").isEqualTo(13);
	}

	@Test
	void ownAssertion(McpTestClient mcp) {
		given(this.books.findTitles("Anna")).willReturn(List.of("Requiem"));

		String answer = mcp.callTool("search_books", Map.of("author", "Anna")).isSuccessful().text().actual();

		assertThat(answer).isEqualTo("Requiem");
	}

	@Test
	void nothingIsExpected(McpTestClient mcp) {
		mcp.callTool("serach_books", Map.of("author", "Anna"));
	}

	@Test
	void printed(McpTestClient mcp) {
		given(this.books.findTitles("Anna")).willReturn(List.of("Requiem"));

		System.out.println(mcp.callTool("search_books", Map.of("author", "Anna")));
		assertThat(mcp.callTool("search_books", Map.of("author", "Anna"))).hasToString("the books");
	}

}
