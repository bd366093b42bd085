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

package dev.mcpslice.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerProcessTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.process.McpServerProcess;
import dev.mcpslice.process.McpServerProcessException;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the bookshop as it is packaged, with its database, in processes of its own.
 */
@McpServerProcessTest(jar = PackagedBookshopIT.JAR, classDataSharing = PackagedBookshopIT.ARCHIVES, startTimeout = "3m")
class PackagedBookshopIT {

	static final String JAR = "target/mcpslice-sample-app-*.jar";

	static final String ARCHIVES = "target/mcpslice";

	@Test
	void findsABookByItsTitle(McpTestClient mcp) {
		mcp.callTool("search_books", Map.of("query", "мастер"))
			.isSuccessful()
			.structured("$.books[0].author")
			.isEqualTo("Михаил Булгаков");
	}

	@Test
	void showsTheWholeCatalogue(McpTestClient mcp) {
		mcp.readResource("bookshop://catalogue")
			.isSuccessful()
			.text()
			.contains("夏目漱石", "Νίκος Καζαντζάκης", "प्रेमचंद");
	}

	@Test
	@WithBranch
	void servesOnItsOwnTransport(McpServerEndpoints endpoints,
			@McpConnection(server = "branch") McpServerEndpoints branch) {
		assertThat(endpoints.transports()).containsExactly(McpTransport.STREAMABLE_HTTP);
		assertThat(branch.transports()).containsExactly(McpTransport.SSE);
	}

	@Test
	@WithBranch
	void hasACatalogueOfItsOwnInEachProcess(McpTestClient mcp, @McpConnection(server = "branch") McpTestClient branch) {
		branch.elicitation().accepts(Map.of("name", "Anna"));

		branch.callTool("reserve_copy", Map.of("id", "kalevala")).isSuccessful();

		mcp.callTool("book_details", Map.of("id", "kalevala")).isSuccessful().structured("$.copies").isEqualTo(1);
		branch.callTool("book_details", Map.of("id", "kalevala")).isSuccessful().structured("$.copies").isEqualTo(0);
	}

	@Test
	void tellsOfItsProgress(McpTestClient mcp) {
		mcp.callTool(CallToolRequest.builder("import_catalogue")
			.arguments(Map.of("lines",
					List.of("hunger | Sult | Knut Hamsun | 1890 | no | 1190 | 2",
							"snow-country | 雪国 | 川端康成 | 1937 | ja | 590 | 3")))
			.progressToken("p")
			.build()).isSuccessful();

		mcp.notifications()
			.progress("p")
			.received()
			.extracting(ProgressNotification::message)
			.containsExactly("1 of 2 lines", "2 of 2 lines");
	}

	@Test
	@WithBranch
	void canBeKilled(@McpConnection(server = "branch") McpServerProcess branch) {
		branch.kill();

		assertThat(branch.handle().isAlive()).isFalse();
		assertThatIllegalStateException().isThrownBy(branch.endpoints()::port)
			.withMessageContaining("exit code 137 (SIGKILL)");
	}

	@Test
	void saysWhyItDoesNotStart() {
		McpServerProcess.Builder bookshop = McpServerProcess.jar(JAR)
			.name("bookshop")
			.classDataSharing(Path.of(ARCHIVES))
			.startTimeout(Duration.ofMinutes(3))
			.properties("spring.config.import=nowhere.properties", "spring.datasource.password=swordfish");

		assertThatExceptionOfType(McpServerProcessException.class).isThrownBy(bookshop::start)
			.withMessageStartingWith("The MCP server 'bookshop' (process ")
			.withMessageContaining("has ended with exit code 1 ")
			.withMessageContaining("The application says:\n    Config data resource 'file [nowhere.properties]'")
			.withMessageContaining("    spring.datasource.password=******\n");
	}

	/**
	 * A second shop for one test, on the other transport.
	 */
	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@McpServerProcessTest(name = "branch", jar = JAR, classDataSharing = ARCHIVES, startTimeout = "3m",
			properties = "spring.ai.mcp.server.protocol=SSE")
	@interface WithBranch {

	}

}
