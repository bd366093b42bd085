package com.example.bookshop;

import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

class NoAnnotationTests {

	@Test
	void findsBooks(McpTestClient mcp) {
		mcp.callTool("search_books").isSuccessful();
	}

}
