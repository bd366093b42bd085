package com.example.bookshop;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

@McpServerTest
class MissingCollaboratorsTests {

	@Test
	void findsBooks(McpTestClient mcp) {
		mcp.callTool("search_books").isSuccessful();
	}

}
