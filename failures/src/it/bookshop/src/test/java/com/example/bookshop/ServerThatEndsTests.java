package com.example.bookshop;

import java.util.Map;

import dev.mcpslice.McpServerProcessTest;
import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

@McpServerProcessTest(application = BookshopProgram.class)
class ServerThatEndsTests {

	@Test
	void inTheMiddleOfACall(McpTestClient mcp) {
		mcp.callTool("book_details", Map.of("title", "The End")).isSuccessful();
	}

}
