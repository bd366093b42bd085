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

import java.util.List;
import java.util.Optional;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.TestBooks;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.mockito.BDDMockito.given;

@McpServerTest
class BookshopResourcesTests {

	@MockitoBean
	private BookRepository books;

	@Test
	void offersTheCatalogue(McpTestClient mcp) {
		mcp.listResources().isSuccessful().extracting(Resource::uri).containsExactly("bookshop://catalogue");
	}

	@Test
	void offersEachBookByTemplate(McpTestClient mcp) {
		mcp.listResourceTemplates()
			.isSuccessful()
			.extracting(ResourceTemplate::uriTemplate)
			.containsExactly("bookshop://books/{id}");
	}

	@Test
	void listsTheBooksOfTheCatalogueOneALine(McpTestClient mcp) {
		given(this.books.findAll()).willReturn(List.of(TestBooks.PALACE_WALK, TestBooks.SOLD_OUT));

		mcp.readResource("bookshop://catalogue")
			.isSuccessful()
			.hasMimeType("text/plain")
			.text()
			.hasLineCount(2)
			.contains("palace-walk | بين القصرين | نجيب محفوظ | 1956 | ar | 1390 | 3")
			.contains("three-body-problem | 三体 | 刘慈欣 | 2008 | zh | 1190 | 0");
	}

	@Test
	void showsOneBookAsJson(McpTestClient mcp) {
		given(this.books.findById("palace-walk")).willReturn(Optional.of(TestBooks.PALACE_WALK));

		mcp.readResource("bookshop://books/palace-walk")
			.isSuccessful()
			.hasUri("bookshop://books/palace-walk")
			.hasMimeType("application/json")
			.json()
			.isLenientlyEqualTo("""
					{ "title": "بين القصرين", "price": "13.90 EUR" }""");
	}

	@Test
	void answersWithAnErrorForABookThatItDoesNotKnow(McpTestClient mcp) {
		mcp.readResource("bookshop://books/ulysses")
			.isProtocolError()
			.hasCode(ErrorCodes.INVALID_PARAMS)
			.data()
			.asString()
			.contains("There is no book with the id 'ulysses'");
	}

}
