package com.example.bookshop;

import dev.mcpslice.client.McpTestClient;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@Shop
class ServerErrorTests {

	@Test
	void findsBooks(McpTestClient mcp) {
		mcp.callTool("search_books").isSuccessful();
	}

	@TestConfiguration
	static class Configuration {

		@Bean
		Filter tenants() {
			return (request, response, chain) -> {
				if (((jakarta.servlet.http.HttpServletRequest) request).getHeader("Mcp-Session-Id") != null) {
					throw new IllegalStateException("There is no tenant");
				}
				chain.doFilter(request, response);
			};
		}

	}

}
