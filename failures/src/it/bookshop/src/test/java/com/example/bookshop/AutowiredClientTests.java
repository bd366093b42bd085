package com.example.bookshop;

import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

@Shop
class AutowiredClientTests {

	@Autowired
	private McpTestClient mcp;

	@Test
	void findsBooks() {
		this.mcp.callTool("search_books").isSuccessful();
	}

}
