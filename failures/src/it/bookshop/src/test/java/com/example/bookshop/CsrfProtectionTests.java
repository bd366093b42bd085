package com.example.bookshop;

import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

@Shop(properties = "bookshop.security=csrf")
class CsrfProtectionTests {

	@Test
	void findsBooks(McpTestClient mcp) {
		mcp.callTool("search_books").isSuccessful();
	}

}
