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

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.TestBooks;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/**
 * A server that asks back: the clients of these tests answer elicitation requests.
 * Whoever has a handler for them declares the capability.
 */
@McpServerTest
class ReservationToolsTests {

	@MockitoBean
	private BookRepository books;

	@Autowired
	private McpClientFactory clients;

	@BeforeEach
	void stockTheShelves() {
		given(this.books.findById("palace-walk")).willReturn(Optional.of(TestBooks.PALACE_WALK));
		given(this.books.findById("three-body-problem")).willReturn(Optional.of(TestBooks.SOLD_OUT));
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void reservesACopyForTheCustomerWhoConfirms(McpTransport transport) {
		given(this.books.takeCopy("palace-walk")).willReturn(true);

		CallToolResult result;
		try (McpSyncClient mcp = customer(this.clients.over(transport), (question) -> confirmation("Anna"))) {
			result = mcp.callTool(reserve("palace-walk"));
		}

		assertThat(result.isError()).isFalse();
		assertThat(ResultText.of(result)).isEqualTo("One copy of 'بين القصرين' waits for Anna at the desk.");
	}

	@Test
	void asksWithTitleAuthorAndPrice() {
		AtomicReference<ElicitFormRequest> asked = new AtomicReference<>();

		try (McpSyncClient mcp = customer(this.clients, (question) -> {
			asked.set(question);
			return answer(Action.CANCEL);
		})) {
			mcp.callTool(reserve("palace-walk"));
		}

		assertThat(asked.get().message()).isEqualTo("Reserve 'بين القصرين' by نجيب محفوظ for 13.90 EUR?");
	}

	@Test
	void asksForTheNameOfWhoFetchesTheBook() {
		AtomicReference<ElicitFormRequest> asked = new AtomicReference<>();

		try (McpSyncClient mcp = customer(this.clients, (question) -> {
			asked.set(question);
			return answer(Action.CANCEL);
		})) {
			mcp.callTool(reserve("palace-walk"));
		}

		assertThat(asked.get().requestedSchema()).extractingByKey("properties")
			.extracting("name.description")
			.isEqualTo("Who will fetch the book");
	}

	@ParameterizedTest
	@CsvSource({ "DECLINE, Nothing is reserved: the customer said no.",
			"CANCEL, Nothing is reserved: the customer left the question open. You may ask again later." })
	void reservesNothingForACustomerWhoDoesNotConfirm(Action action, String message) {
		CallToolResult result;
		try (McpSyncClient mcp = customer(this.clients, (question) -> answer(action))) {
			result = mcp.callTool(reserve("palace-walk"));
		}

		assertThat(result.isError()).isFalse();
		assertThat(ResultText.of(result)).isEqualTo(message);
		then(this.books).should(never()).takeCopy(anyString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  " })
	void reservesNothingForACustomerWithoutAName(String name) {
		CallToolResult result;
		try (McpSyncClient mcp = customer(this.clients, (question) -> confirmation(name))) {
			result = mcp.callTool(reserve("palace-walk"));
		}

		assertThat(result.isError()).isTrue();
		assertThat(ResultText.of(result)).endsWith("the confirmation does not say who will fetch the book.");
		then(this.books).should(never()).takeCopy(anyString());
	}

	@Test
	void reservesNothingWhenTheFormComesBackEmpty() {
		CallToolResult result;
		try (McpSyncClient mcp = customer(this.clients, (question) -> answer(Action.ACCEPT))) {
			result = mcp.callTool(reserve("palace-walk"));
		}

		assertThat(result.isError()).isTrue();
		then(this.books).should(never()).takeCopy(anyString());
	}

	@Test
	void doesNotAskAboutABookOfWhichNoCopyIsLeft() {
		CallToolResult result;
		try (McpSyncClient mcp = customer(this.clients, (question) -> {
			throw new AssertionError("The customer was asked: " + question.message());
		})) {
			result = mcp.callTool(reserve("three-body-problem"));
		}

		assertThat(result.isError()).isTrue();
		assertThat(ResultText.of(result)).endsWith("No copy of '三体' is left.");
	}

	@Test
	void saysSoWhenTheLastCopyWentWhileTheCustomerWasThinking() {
		given(this.books.takeCopy("palace-walk")).willReturn(false);

		CallToolResult result;
		try (McpSyncClient mcp = customer(this.clients, (question) -> confirmation("Anna"))) {
			result = mcp.callTool(reserve("palace-walk"));
		}

		assertThat(result.isError()).isTrue();
		assertThat(ResultText.of(result)).endsWith("No copy of 'بين القصرين' is left.");
	}

	@Test
	void saysWhichBookItDoesNotKnow(McpSyncClient mcp) {
		CallToolResult result = mcp.callTool(reserve("ulysses"));

		assertThat(result.isError()).isTrue();
		assertThat(ResultText.of(result)).contains("There is no book with the id 'ulysses'");
	}

	@Test
	void saysWhatAClientLacksThatCannotBeAsked(McpSyncClient mcp) {
		CallToolResult result = mcp.callTool(reserve("palace-walk"));

		assertThat(result.isError()).isTrue();
		assertThat(ResultText.of(result)).contains("reserve_copy needs a client with the capability 'elicitation'");
		then(this.books).should(never()).takeCopy(anyString());
	}

	private McpSyncClient customer(McpClientFactory clients, Function<ElicitFormRequest, ElicitResult> answers) {
		return clients.sync((spec) -> spec.elicitation(answers));
	}

	private CallToolRequest reserve(String id) {
		return CallToolRequest.builder("reserve_copy").arguments(Map.of("id", id)).build();
	}

	private ElicitResult confirmation(String name) {
		return ElicitResult.builder(Action.ACCEPT).content(Map.of("name", name)).build();
	}

	private ElicitResult answer(Action action) {
		return ElicitResult.builder(action).build();
	}

}
