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

import dev.mcpslice.EachTransport;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.sample.bookshop.BookRepository;
import dev.mcpslice.sample.bookshop.TestBooks;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/**
 * A server that asks back: each test scripts what the customer answers. A question that
 * is not scripted fails the test.
 */
@McpServerTest
class ReservationToolsTests {

	private static final Map<String, String> PALACE_WALK = Map.of("id", "palace-walk");

	@MockitoBean
	private BookRepository books;

	@BeforeEach
	void stockTheShelves() {
		given(this.books.findById("palace-walk")).willReturn(Optional.of(TestBooks.PALACE_WALK));
		given(this.books.findById("three-body-problem")).willReturn(Optional.of(TestBooks.SOLD_OUT));
	}

	@EachTransport
	void reservesACopyForTheCustomerWhoConfirms(McpTestClient mcp) {
		mcp.elicitation().accepts(Map.of("name", "Anna"));
		given(this.books.takeCopy("palace-walk")).willReturn(true);

		mcp.callTool("reserve_copy", PALACE_WALK)
			.isSuccessful()
			.text()
			.isEqualTo("One copy of 'بين القصرين' waits for Anna at the desk.");
	}

	@Test
	void asksWithTitleAuthorAndPrice(McpTestClient mcp) {
		mcp.elicitation().cancels();

		mcp.callTool("reserve_copy", PALACE_WALK).isSuccessful();

		mcp.elicitation().request().message().isEqualTo("Reserve 'بين القصرين' by نجيب محفوظ for 13.90 EUR?");
	}

	@Test
	void asksForTheNameOfWhoFetchesTheBook(McpTestClient mcp) {
		mcp.elicitation().cancels();

		mcp.callTool("reserve_copy", PALACE_WALK).isSuccessful();

		mcp.elicitation()
			.request()
			.requestedSchema("$.properties.name.description")
			.isEqualTo("Who will fetch the book");
	}

	@Test
	void reservesNothingForACustomerWhoDeclines(McpTestClient mcp) {
		mcp.elicitation().declines();

		mcp.callTool("reserve_copy", PALACE_WALK)
			.isSuccessful()
			.text()
			.isEqualTo("Nothing is reserved: the customer said no.");

		thenNoCopyIsTaken();
	}

	@Test
	void reservesNothingForACustomerWhoLeavesTheQuestionOpen(McpTestClient mcp) {
		mcp.elicitation().cancels();

		mcp.callTool("reserve_copy", PALACE_WALK)
			.isSuccessful()
			.text()
			.isEqualTo("Nothing is reserved: the customer left the question open. You may ask again later.");

		thenNoCopyIsTaken();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  " })
	void reservesNothingForACustomerWithoutAName(String name, McpTestClient mcp) {
		mcp.elicitation().accepts(Map.of("name", name));

		mcp.callTool("reserve_copy", PALACE_WALK)
			.isError()
			.text()
			.endsWith("the confirmation does not say who will fetch the book.");

		thenNoCopyIsTaken();
	}

	@Test
	void reservesNothingWhenTheFormComesBackEmpty(McpTestClient mcp) {
		mcp.elicitation().accepts(Map.of());

		mcp.callTool("reserve_copy", PALACE_WALK).isError();

		thenNoCopyIsTaken();
	}

	@Test
	void reservesNothingWhenNoFormComesBack(McpTestClient mcp) {
		mcp.elicitation().answers((form) -> ElicitResult.builder(Action.ACCEPT).build());

		mcp.callTool("reserve_copy", PALACE_WALK).isError();

		thenNoCopyIsTaken();
	}

	@Test
	void doesNotAskAboutABookOfWhichNoCopyIsLeft(McpTestClient mcp) {
		mcp.callTool("reserve_copy", Map.of("id", "three-body-problem"))
			.isError()
			.text()
			.endsWith("No copy of '三体' is left.");

		mcp.elicitation().requests().isEmpty();
	}

	@Test
	void saysSoWhenTheLastCopyWentWhileTheCustomerWasThinking(McpTestClient mcp) {
		mcp.elicitation().accepts(Map.of("name", "Anna"));
		given(this.books.takeCopy("palace-walk")).willReturn(false);

		mcp.callTool("reserve_copy", PALACE_WALK).isError().text().endsWith("No copy of 'بين القصرين' is left.");
	}

	@Test
	void saysWhichBookItDoesNotKnow(McpTestClient mcp) {
		mcp.callTool("reserve_copy", Map.of("id", "ulysses"))
			.isError()
			.text()
			.contains("There is no book with the id 'ulysses'");
	}

	@Test
	void saysWhatAClientLacksThatCannotBeAsked(McpTestClient mcp) {
		McpTestClient mute = mcp.mutate().capabilities(ClientCapabilities.builder().build()).build();

		mute.callTool("reserve_copy", PALACE_WALK)
			.isError()
			.text()
			.contains("reserve_copy needs a client with the capability 'elicitation'");

		thenNoCopyIsTaken();
	}

	private void thenNoCopyIsTaken() {
		then(this.books).should(never()).takeCopy(anyString());
	}

}
