package com.example.bookshop;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.mockito.BDDMockito.given;

@Shop(properties = "mcpslice.client.timeout=500ms")
class SilentServerTests {

	@Autowired
	private BookRepository books;

	@Test
	void findsBooks(McpTestClient mcp) {
		CountDownLatch never = new CountDownLatch(1);
		given(this.books.findTitles("Anna")).willAnswer((call) -> {
			never.await();
			return null;
		});
		try {
			mcp.callTool("search_books", Map.of("author", "Anna")).isSuccessful();
		}
		finally {
			never.countDown();
		}
	}

}
