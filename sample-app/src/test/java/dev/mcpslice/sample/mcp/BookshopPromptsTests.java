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
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.TestBooks;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.BDDMockito.given;

@McpServerTest
class BookshopPromptsTests {

	@MockitoBean
	private BookRepository books;

	@Test
	void offersThePromptWithItsArgument(McpTestClient mcp) {
		mcp.listPrompts().isSuccessful().extracting(Prompt::name).containsExactly("recommend");
		mcp.listPrompts()
			.isSuccessful()
			.flatExtracting(Prompt::arguments)
			.extracting(PromptArgument::name, PromptArgument::required)
			.containsExactly(tuple("author", true));
	}

	@Test
	void asksForARecommendationAmongTheBooksOfTheAuthor(McpTestClient mcp) {
		given(this.books.findByAuthor("Михаил Булгаков"))
			.willReturn(List.of(TestBooks.HEART_OF_A_DOG, TestBooks.MASTER_AND_MARGARITA));

		mcp.getPrompt("recommend", Map.of("author", "Михаил Булгаков"))
			.isSuccessful()
			.hasRole(Role.USER)
			.text()
			.contains("- Собачье сердце (1968), 8.90 EUR, id heart-of-a-dog")
			.contains("- Мастер и Маргарита (1967), 12.90 EUR, id master-and-margarita");
	}

	@Test
	void answersWithAnErrorForAnAuthorWithoutBooks(McpTestClient mcp) {
		mcp.getPrompt("recommend", Map.of("author", "James Joyce"))
			.isProtocolError()
			.data()
			.isEqualTo("The shop has nothing by 'James Joyce'.");
	}

	@Test
	void answersWithAnErrorWhenTheAuthorIsMissing(McpTestClient mcp) {
		mcp.getPrompt("recommend", Map.of()).isProtocolError().data().isEqualTo("The prompt needs an author.");
	}

	@Test
	void answersWithAnErrorWhenThereAreNoArgumentsAtAll(McpTestClient mcp) {
		mcp.sendRequest("prompts/get", Map.of("name", "recommend"))
			.isProtocolError()
			.data()
			.isEqualTo("The prompt needs an author.");
	}

	@ParameterizedTest
	@CsvSource({ "fra, Franz Kafka", "МИХ, Михаил Булгаков", "νίΚΟΣ, Νίκος Καζαντζάκης", "نجيب, نجيب محفوظ",
			"夏, 夏目漱石" })
	void completesAuthorsInAnyScriptAndCase(String prefix, String author, McpTestClient mcp) {
		given(this.books.findAuthors())
			.willReturn(List.of("Franz Kafka", "Νίκος Καζαντζάκης", "Михаил Булгаков", "نجيب محفوظ", "夏目漱石"));

		mcp.completePrompt("recommend", "author", prefix).isSuccessful().values().containsExactly(author);
	}

	@Test
	void completesOnlyTheBeginningOfAName(McpTestClient mcp) {
		given(this.books.findAuthors()).willReturn(List.of("Franz Kafka", "Umberto Eco"));

		mcp.completePrompt("recommend", "author", "Eco").isSuccessful().values().isEmpty();
	}

	@Test
	void completesNothingToEveryAuthor(McpTestClient mcp) {
		given(this.books.findAuthors()).willReturn(List.of("Franz Kafka", "Umberto Eco"));

		mcp.completePrompt("recommend", "author", "")
			.isSuccessful()
			.values()
			.containsExactly("Franz Kafka", "Umberto Eco");
	}

}
