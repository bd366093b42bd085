package com.example.bookshop;

import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

@Shop(properties = "bookshop.security=default")
class SecuredByDefaultTests {

	@Test
	void findsBooks(McpTestClient mcp) {
		mcp.callTool("search_books").isSuccessful();
	}

}
