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
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.TestBooks;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;

@McpServerTest
class BookshopResourcesTests {

	@MockitoBean
	private BookRepository books;

	@Test
	void offersTheCatalogue(McpSyncClient mcp) {
		assertThat(mcp.listResources().resources()).extracting(Resource::uri).containsExactly("bookshop://catalogue");
	}

	@Test
	void offersEachBookByTemplate(McpSyncClient mcp) {
		assertThat(mcp.listResourceTemplates().resourceTemplates()).extracting(ResourceTemplate::uriTemplate)
			.containsExactly("bookshop://books/{id}");
	}

	@Test
	void listsTheBooksOfTheCatalogueOneALine(McpSyncClient mcp) {
		given(this.books.findAll()).willReturn(List.of(TestBooks.PALACE_WALK, TestBooks.SOLD_OUT));

		ReadResourceResult result = mcp.readResource(ReadResourceRequest.builder("bookshop://catalogue").build());

		TextResourceContents catalogue = contents(result);
		assertThat(catalogue.mimeType()).isEqualTo("text/plain");
		assertThat(catalogue.text()).hasLineCount(2)
			.contains("palace-walk | بين القصرين | نجيب محفوظ | 1956 | ar | 1390 | 3")
			.contains("three-body-problem | 三体 | 刘慈欣 | 2008 | zh | 1190 | 0");
	}

	@Test
	void showsOneBookAsJson(McpSyncClient mcp) {
		given(this.books.findById("palace-walk")).willReturn(Optional.of(TestBooks.PALACE_WALK));

		ReadResourceResult result = mcp
			.readResource(ReadResourceRequest.builder("bookshop://books/palace-walk").build());

		TextResourceContents book = contents(result);
		assertThat(book.uri()).isEqualTo("bookshop://books/palace-walk");
		assertThat(book.mimeType()).isEqualTo("application/json");
		assertThat(book.text()).contains("\"title\":\"بين القصرين\"").contains("\"price\":\"13.90 EUR\"");
	}

	@Test
	void answersWithAnErrorForABookThatItDoesNotKnow(McpSyncClient mcp) {
		ReadResourceRequest request = ReadResourceRequest.builder("bookshop://books/ulysses").build();

		assertThatExceptionOfType(McpError.class).isThrownBy(() -> mcp.readResource(request))
			.extracting((ex) -> ex.getJsonRpcError().data(), InstanceOfAssertFactories.STRING)
			.contains("There is no book with the id 'ulysses'");
	}

	private TextResourceContents contents(ReadResourceResult result) {
		return assertThat(result.contents()).singleElement(InstanceOfAssertFactories.type(TextResourceContents.class))
			.actual();
	}

}
