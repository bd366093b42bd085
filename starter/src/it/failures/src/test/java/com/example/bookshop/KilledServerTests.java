package com.example.bookshop;

import java.util.List;

import dev.mcpslice.McpServerProcessTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.Test;

@McpServerProcessTest(application = KilledServerTests.Program.class)
class KilledServerTests {

	@Test
	void findsBooks(McpTestClient mcp, McpServerProcess shop) {
		shop.kill();

		mcp.callTool("search_books").isSuccessful();
	}

	@Test
	void killedInTheMiddle(McpTestClient mcp) {
		mcp.callTool("book_details", java.util.Map.of("title", "end")).isSuccessful();
	}

	static class Program {

		public static void main(String[] args) {
			org.springframework.boot.SpringApplication.from(BookshopApplication::main).with(Stubs.class).run(args);
		}

	}

	static class Stubs {

		@org.springframework.context.annotation.Bean
		BookRepository books() {
			return (author) -> List.of();
		}

		@org.springframework.context.annotation.Bean
		PriceList prices() {
			return (title) -> {
				ProcessHandle.current().descendants().count();
				Runtime.getRuntime().halt(137);
				return 0;
			};
		}

	}

}
