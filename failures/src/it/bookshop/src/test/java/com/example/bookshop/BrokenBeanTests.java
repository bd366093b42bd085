package com.example.bookshop;

import dev.mcpslice.client.McpTestClient;
import jakarta.annotation.PostConstruct;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

@Shop
@Import(BrokenBeanTests.Catalogue.class)
class BrokenBeanTests {

	@Test
	void findsBooks(McpTestClient mcp) {
		mcp.callTool("search_books").isSuccessful();
	}

	@Component
	static class Catalogue {

		@PostConstruct
		void load() {
			throw new IllegalStateException("The catalogue cannot be read: books.csv is missing");
		}

	}

}
