package com.example.bookshop;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

@Shop(properties = "bookshop.security=token")
class SecuredTests {

	@Test
	void withoutToken(McpTestClient mcp) {
		mcp.callTool("search_books").isSuccessful();
	}

	@Test
	void wrongToken(McpClientFactory clients) {
		try (McpTestClient mcp = clients.test((client) -> client.bearerToken("expired"))) {
			mcp.callTool("search_books").isSuccessful();
		}
	}

	@Test
	void wrongScope(McpClientFactory clients) {
		try (McpTestClient mcp = clients.test((client) -> client.bearerToken("valid-write"))) {
			mcp.callTool("search_books").isSuccessful();
		}
	}

	@Test
	void wrongTokenOfACall(McpClientFactory clients) {
		try (McpTestClient mcp = clients.test((client) -> client.bearerToken("valid-read"))) {
			mcp.with((call) -> call.bearerToken("expired")).callTool("search_books").isSuccessful();
		}
	}

}
