package com.example.bookshop;

import dev.mcpslice.client.McpOperations;
import org.junit.jupiter.api.Test;

@Shop
class NearlyRightTests {

	@Test
	void findsBooks(McpOperations mcp) {
		mcp.callTool("search_books").isSuccessful();
	}

}
