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
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.TestBooks;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;

@McpServerTest
class BookshopPromptsTests {

	@MockitoBean
	private BookRepository books;

	@Test
	void offersThePromptWithItsArgument(McpSyncClient mcp) {
		assertThat(mcp.listPrompts().prompts()).singleElement().satisfies((prompt) -> {
			assertThat(prompt.name()).isEqualTo("recommend");
			assertThat(prompt.arguments()).singleElement()
				.hasFieldOrPropertyWithValue("name", "author")
				.hasFieldOrPropertyWithValue("required", true);
		});
	}

	@Test
	void asksForARecommendationAmongTheBooksOfTheAuthor(McpSyncClient mcp) {
		given(this.books.findByAuthor("Михаил Булгаков"))
			.willReturn(List.of(TestBooks.HEART_OF_A_DOG, TestBooks.MASTER_AND_MARGARITA));

		GetPromptResult result = mcp.getPrompt(recommend("Михаил Булгаков"));

		assertThat(result.messages()).singleElement().satisfies((message) -> {
			assertThat(message.role()).isEqualTo(Role.USER);
			assertThat(message.content()).asInstanceOf(InstanceOfAssertFactories.type(TextContent.class))
				.extracting(TextContent::text, InstanceOfAssertFactories.STRING)
				.contains("- Собачье сердце (1968), 8.90 EUR, id heart-of-a-dog")
				.contains("- Мастер и Маргарита (1967), 12.90 EUR, id master-and-margarita");
		});
	}

	@Test
	void answersWithAnErrorForAnAuthorWithoutBooks(McpSyncClient mcp) {
		assertThatExceptionOfType(McpError.class).isThrownBy(() -> mcp.getPrompt(recommend("James Joyce")))
			.extracting((ex) -> ex.getJsonRpcError().data(), InstanceOfAssertFactories.STRING)
			.isEqualTo("The shop has nothing by 'James Joyce'.");
	}

	@Test
	void answersWithAnErrorWhenTheAuthorIsMissing(McpSyncClient mcp) {
		GetPromptRequest request = GetPromptRequest.builder("recommend").build();

		assertThatExceptionOfType(McpError.class).isThrownBy(() -> mcp.getPrompt(request))
			.extracting((ex) -> ex.getJsonRpcError().data(), InstanceOfAssertFactories.STRING)
			.isEqualTo("The prompt needs an author.");
	}

	@ParameterizedTest
	@CsvSource({ "fra, Franz Kafka", "МИХ, Михаил Булгаков", "νίΚΟΣ, Νίκος Καζαντζάκης", "نجيب, نجيب محفوظ",
			"夏, 夏目漱石" })
	void completesAuthorsInAnyScriptAndCase(String prefix, String author, McpSyncClient mcp) {
		given(this.books.findAuthors())
			.willReturn(List.of("Franz Kafka", "Νίκος Καζαντζάκης", "Михаил Булгаков", "نجيب محفوظ", "夏目漱石"));

		CompleteResult result = mcp.completeCompletion(author(prefix));

		assertThat(result.completion().values()).containsExactly(author);
	}

	@Test
	void completesOnlyTheBeginningOfAName(McpSyncClient mcp) {
		given(this.books.findAuthors()).willReturn(List.of("Franz Kafka", "Umberto Eco"));

		CompleteResult result = mcp.completeCompletion(author("Eco"));

		assertThat(result.completion().values()).isEmpty();
	}

	@Test
	void completesNothingToEveryAuthor(McpSyncClient mcp) {
		given(this.books.findAuthors()).willReturn(List.of("Franz Kafka", "Umberto Eco"));

		CompleteResult result = mcp.completeCompletion(author(""));

		assertThat(result.completion().values()).containsExactly("Franz Kafka", "Umberto Eco");
	}

	private GetPromptRequest recommend(String author) {
		return GetPromptRequest.builder("recommend").arguments(Map.of("author", author)).build();
	}

	private CompleteRequest author(String prefix) {
		return CompleteRequest
			.builder(PromptReference.builder("recommend").build(), new CompleteArgument("author", prefix))
			.build();
	}

}
