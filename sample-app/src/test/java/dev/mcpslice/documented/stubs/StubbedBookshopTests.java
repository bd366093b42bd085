/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package dev.mcpslice.documented.stubs;

// tag::test[]
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import dev.mcpslice.McpServerProcessExtension;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StubbedBookshopTests {

	private static final HttpServer supplier = startSupplier();

	@RegisterExtension
	static final McpServerProcessExtension servers = McpServerProcessExtension
		.of(McpServerProcess.application(StubbedBookshop.class)
			.properties("supplier.url=http://127.0.0.1:" + supplier.getAddress().getPort()));

	private static HttpServer startSupplier() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@AfterAll
	static void stopSupplier() {
		supplier.stop(0);
	}

	@Test
	void findsABookOfTheStub(McpTestClient mcp) {
		mcp.callTool("search_books", Map.of("query", "Kalevala"))
			.isSuccessful()
			.structured("$.books[0].author")
			.isEqualTo("Elias Lönnrot");
	}

}
// end::test[]
