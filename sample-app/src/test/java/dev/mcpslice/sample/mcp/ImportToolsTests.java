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

import dev.mcpslice.EachTransport;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.sample.bookshop.Book;
import dev.mcpslice.sample.bookshop.BookRepository;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

/**
 * A server that tells how far it is. What it tells within a call has arrived, in order,
 * when the call is answered.
 */
@McpServerTest
class ImportToolsTests {

	private static final String SULT = "hunger | Sult | Knut Hamsun | 1890 | no | 1190 | 2";

	private static final String SNOW_COUNTRY = "snow-country | 雪国 | 川端康成 | 1937 | ja | 590 | 3";

	private static final String BROKEN = "hunger, Sult, Knut Hamsun";

	@MockitoBean
	private BookRepository books;

	@Test
	void putsEachLineIntoTheCatalogue(McpTestClient mcp) {
		mcp.callTool("import_catalogue", lines(SULT, SNOW_COUNTRY)).isSuccessful().structured().isStrictlyEqualTo("""
				{ "imported": 2, "rejected": [] }""");

		then(this.books).should().put(new Book("hunger", "Sult", "Knut Hamsun", 1890, "no", 1190, 2));
		then(this.books).should().put(new Book("snow-country", "雪国", "川端康成", 1937, "ja", 590, 3));
	}

	@Test
	void losesNothingOfTheRestWhenALineIsBad(McpTestClient mcp) {
		mcp.callTool("import_catalogue", lines(SULT, BROKEN, SNOW_COUNTRY))
			.isSuccessful()
			.structured()
			.isStrictlyEqualTo("""
					{ "imported": 2, "rejected": [
						{ "line": 2, "reason": "expected 7 fields, separated by '|', but found 1" }
					] }""");

		then(this.books).should().put(new Book("snow-country", "雪国", "川端康成", 1937, "ja", 590, 3));
	}

	@Test
	void losesNothingOfTheRestWhenTheDatabaseRefusesALine(McpTestClient mcp) {
		willThrow(new DataIntegrityViolationException("ERROR 22001 in SQL [merge into book ...]")).given(this.books)
			.put(new Book("hunger", "Sult", "Knut Hamsun", 1890, "no", 1190, 2));

		mcp.callTool("import_catalogue", lines(SULT, SNOW_COUNTRY)).isSuccessful().structured().isStrictlyEqualTo("""
				{ "imported": 1, "rejected": [
					{ "line": 1, "reason": "the catalogue does not take it, perhaps because a field is too long" }
				] }""");
	}

	@EachTransport
	void reportsItsProgressLineByLine(McpTestClient mcp) {
		mcp.callTool(CallToolRequest.builder("import_catalogue")
			.arguments(lines(SULT, BROKEN, SNOW_COUNTRY))
			.progressToken("import-1")
			.build()).isSuccessful();

		mcp.notifications()
			.progress()
			.received()
			.extracting(ProgressNotification::progressToken, ProgressNotification::progress,
					ProgressNotification::total, ProgressNotification::message)
			.containsExactly(tuple("import-1", 1.0, 3.0, "1 of 3 lines"), tuple("import-1", 2.0, 3.0, "2 of 3 lines"),
					tuple("import-1", 3.0, 3.0, "3 of 3 lines"));
	}

	@EachTransport
	void logsWhatBecameOfEachLine(McpTestClient mcp) {
		mcp.callTool("import_catalogue", lines(SNOW_COUNTRY, BROKEN)).isSuccessful();

		mcp.notifications()
			.logMessages()
			.received()
			.extracting(LoggingMessageNotification::level, LoggingMessageNotification::logger,
					LoggingMessageNotification::data)
			.containsExactly(tuple(LoggingLevel.INFO, "catalogue", "Line 1: '雪国' is in"), tuple(LoggingLevel.WARNING,
					"catalogue", "Line 2: expected 7 fields, separated by '|', but found 1"));
	}

	@Test
	void logsOnlyWhatTheClientWantsToHear(McpTestClient mcp) {
		mcp.setLogLevel(LoggingLevel.WARNING).isSuccessful();
		mcp.callTool("import_catalogue", lines(SNOW_COUNTRY, BROKEN, BROKEN)).isSuccessful();

		mcp.notifications()
			.logMessages()
			.received()
			.extracting(LoggingMessageNotification::level)
			.containsExactly(LoggingLevel.WARNING, LoggingLevel.WARNING);
	}

	private Map<String, Object> lines(String... lines) {
		return Map.of("lines", List.of(lines));
	}

}
