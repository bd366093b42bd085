package com.example.bookshop;

import java.util.List;
import java.util.Map;

import org.springframework.ai.mcp.annotation.McpPrompt;
import org.springframework.ai.mcp.annotation.McpResource;
import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.stereotype.Component;

@Component
public class BookshopTools {

	private final BookRepository books;

	private final PriceList prices;

	BookshopTools(BookRepository books, PriceList prices) {
		this.books = books;
		this.prices = prices;
	}

	public record Book(String title, int price) {
	}

	@McpTool(name = "search_books", description = "Finds the titles of an author's books")
	public List<String> searchBooks(String author) {
		return this.books.findTitles(author);
	}

	@McpTool(name = "book_details", description = "Tells title and price of a book", generateOutputSchema = true)
	public Book bookDetails(String title) {
		return new Book(title, this.prices.price(title));
	}

	@McpPrompt(name = "recommend", description = "Recommends a book")
	public String recommend(String genre) {
		return "Recommend a book: " + genre;
	}

	@McpResource(uri = "bookshop://opening-hours", name = "opening hours", description = "When the shop is open")
	public String openingHours() {
		return "9 to 5";
	}

}
