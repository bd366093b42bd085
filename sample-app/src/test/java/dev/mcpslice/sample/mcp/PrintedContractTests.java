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

package dev.mcpslice.sample.mcp;

import java.nio.file.Path;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.contract.McpServerContract;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.sample.bookshop.BookRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link AnyServerTests} prints, of a server by its URL.
 */
@McpServerTest
class PrintedContractTests {

	@MockitoBean
	private BookRepository books;

	@Test
	void isThatOfTheServer(McpServerEndpoints endpoints, McpTestClient mcp, @TempDir Path directory) {
		McpServerContract printed = AnyServerTests.print(endpoints.uri(McpTransport.STREAMABLE_HTTP).toString(),
				directory);

		assertThat(printed).isEqualTo(mcp.contract());
		assertThat(McpServerContract.readFrom(directory.resolve("contract.json"))).isEqualTo(printed);
	}

}
