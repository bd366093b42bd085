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

package dev.mcpslice.process;

import java.io.IOException;
import java.nio.file.Path;

import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.contract.McpServerContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The contract of a server whose lists have several pages.
 */
@DisabledOnOs(OS.WINDOWS)
class PagedContractTests {

	private static McpServerProcess.Builder pages() throws IOException {
		Path program = new ClassPathResource("programs/pages.sh").getFile().toPath();
		return McpServerProcess.command("sh", program.toString()).name("pages");
	}

	@Test
	void hasTheToolsOfAllPagesAsTheyCame() throws IOException {
		try (McpServerProcess server = pages().start(); McpTestClient mcp = server.clients().test()) {
			McpServerContract contract = mcp.contract();

			assertThat(contract.toJson()).containsSubsequence("\"name\": \"a\"", "\"name\": \"b\"", "\"name\": \"c\"",
					"\"taskSupport\": \"optional\"");
			assertThat(mcp.wire().sent("tools/list").actual()).hasSize(3);
		}
	}

	@Test
	void comesToAnEndWithPagesThatDoNot() throws IOException {
		try (McpServerProcess server = pages().environment("PROMPTS", ",\"prompts\":{}").start();
				McpTestClient mcp = server.clients().test()) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(mcp::contract)
				.withMessage("The pages of prompts/list have no end: the cursor '1' leads back to a page that has been "
						+ "read.");
		}
	}

}
