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

// tag::test[]
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.contract.LintRule;
import dev.mcpslice.sample.bookshop.BookRepository;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;

@McpServerTest
class BookshopReleaseTests {

	@MockitoBean
	private BookRepository books;

	@Test
	void breaksNoClientOfTheLastRelease(McpTestClient mcp) {
		assertThat(mcp.contract()).isCompatibleWith("bookshop-1.0.json")
			.hasTokensGrownByAtMost(100, "bookshop-1.0.json");
	}

	@Test
	void keepsToTheRulesOfTheHouse(McpTestClient mcp) {
		assertThat(mcp.contract()).hasNoFindings((lint) -> lint.with(LintRule.REFERENCE)
			.longestDescription(80)
			.except(LintRule.LONG_DESCRIPTION, "import_catalogue", "a model has to know what becomes of bad lines")
			.without(LintRule.COMBINED_NAME, "nobody here works with Cursor"));
	}

}
// end::test[]
