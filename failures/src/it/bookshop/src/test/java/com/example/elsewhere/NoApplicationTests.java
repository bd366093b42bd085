package com.example.elsewhere;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

@McpServerTest
class NoApplicationTests {

	@Test
	void findsBooks(McpTestClient mcp) {
		mcp.callTool("search_books").isSuccessful();
	}

}
