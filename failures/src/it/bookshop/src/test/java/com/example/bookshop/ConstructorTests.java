package com.example.bookshop;

import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

@Shop
class ConstructorTests {

	private final McpTestClient mcp;

	ConstructorTests(McpTestClient mcp) {
		this.mcp = mcp;
	}

	@Test
	void findsBooks() {
		this.mcp.callTool("search_books").isSuccessful();
	}

}
