package com.example.bookshop;

import dev.mcpslice.McpServerProcessTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.Test;

@McpServerProcessTest(application = BookshopProgram.class)
class KilledServerTests {

	@Test
	void findsBooks(McpTestClient mcp, McpServerProcess shop) {
		shop.kill();

		mcp.callTool("search_books").isSuccessful();
	}

}
