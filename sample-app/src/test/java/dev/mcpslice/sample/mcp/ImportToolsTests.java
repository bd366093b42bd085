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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.sample.bookshop.Book;
import dev.mcpslice.sample.bookshop.BookRepository;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

/**
 * A server that tells how far it is: the clients of these tests listen to progress and
 * log notifications, which may arrive after the result and in any order.
 */
@McpServerTest
class ImportToolsTests {

	private static final Duration AT_MOST = Duration.ofSeconds(10);

	private static final String SULT = "hunger | Sult | Knut Hamsun | 1890 | no | 1190 | 2";

	private static final String SNOW_COUNTRY = "snow-country | 雪国 | 川端康成 | 1937 | ja | 590 | 3";

	private static final String BROKEN = "hunger, Sult, Knut Hamsun";

	@MockitoBean
	private BookRepository books;

	@Autowired
	private McpClientFactory clients;

	@Test
	void putsEachLineIntoTheCatalogue(McpSyncClient mcp) {
		CallToolResult result = mcp.callTool(importing(SULT, SNOW_COUNTRY));

		assertThat(result.structuredContent()).isEqualTo(Map.of("imported", 2, "rejected", List.of()));
		then(this.books).should().put(new Book("hunger", "Sult", "Knut Hamsun", 1890, "no", 1190, 2));
		then(this.books).should().put(new Book("snow-country", "雪国", "川端康成", 1937, "ja", 590, 3));
	}

	@Test
	void losesNothingOfTheRestWhenALineIsBad(McpSyncClient mcp) {
		CallToolResult result = mcp.callTool(importing(SULT, BROKEN, SNOW_COUNTRY));

		assertThat(result.isError()).isFalse();
		assertThat(result.structuredContent()).isEqualTo(Map.of("imported", 2, "rejected",
				List.of(Map.of("line", 2, "reason", "expected 7 fields, separated by '|', but found 1"))));
		then(this.books).should().put(new Book("snow-country", "雪国", "川端康成", 1937, "ja", 590, 3));
	}

	@Test
	void losesNothingOfTheRestWhenTheDatabaseRefusesALine(McpSyncClient mcp) {
		willThrow(new DataIntegrityViolationException("ERROR 22001 in SQL [merge into book ...]")).given(this.books)
			.put(new Book("hunger", "Sult", "Knut Hamsun", 1890, "no", 1190, 2));

		CallToolResult result = mcp.callTool(importing(SULT, SNOW_COUNTRY));

		assertThat(result.structuredContent()).isEqualTo(Map.of("imported", 1, "rejected", List
			.of(Map.of("line", 1, "reason", "the catalogue does not take it, perhaps because a field is too long"))));
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void reportsItsProgressLineByLine(McpTransport transport) {
		Queue<ProgressNotification> progress = new ConcurrentLinkedQueue<>();

		try (McpSyncClient mcp = this.clients.over(transport).sync((spec) -> spec.progressConsumer(progress::add))) {
			mcp.callTool(CallToolRequest.builder("import_catalogue")
				.arguments(Map.of("lines", List.of(SULT, BROKEN, SNOW_COUNTRY)))
				.progressToken("import-1")
				.build());

			await().atMost(AT_MOST)
				.untilAsserted(() -> assertThat(progress)
					.extracting(ProgressNotification::progressToken, ProgressNotification::progress,
							ProgressNotification::total, ProgressNotification::message)
					.containsExactlyInAnyOrder(tuple("import-1", 1.0, 3.0, "1 of 3 lines"),
							tuple("import-1", 2.0, 3.0, "2 of 3 lines"), tuple("import-1", 3.0, 3.0, "3 of 3 lines")));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void logsWhatBecameOfEachLine(McpTransport transport) {
		Queue<LoggingMessageNotification> log = new ConcurrentLinkedQueue<>();

		try (McpSyncClient mcp = this.clients.over(transport).sync((spec) -> spec.loggingConsumer(log::add))) {
			mcp.callTool(importing(SNOW_COUNTRY, BROKEN));

			await().atMost(AT_MOST)
				.untilAsserted(() -> assertThat(log)
					.extracting(LoggingMessageNotification::level, LoggingMessageNotification::logger,
							LoggingMessageNotification::data)
					.containsExactlyInAnyOrder(tuple(LoggingLevel.INFO, "catalogue", "Line 1: '雪国' is in"),
							tuple(LoggingLevel.WARNING, "catalogue",
									"Line 2: expected 7 fields, separated by '|', but found 1")));
		}
	}

	@Test
	void logsOnlyWhatTheClientWantsToHear() {
		Queue<LoggingMessageNotification> log = new ConcurrentLinkedQueue<>();

		try (McpSyncClient mcp = this.clients.sync((spec) -> spec.loggingConsumer(log::add))) {
			mcp.setLoggingLevel(LoggingLevel.WARNING);
			mcp.callTool(importing(SNOW_COUNTRY, BROKEN, BROKEN));

			await().atMost(AT_MOST).until(() -> log.size() >= 2);
			assertThat(log).extracting(LoggingMessageNotification::level)
				.containsExactly(LoggingLevel.WARNING, LoggingLevel.WARNING);
		}
	}

	private CallToolRequest importing(String... lines) {
		return CallToolRequest.builder("import_catalogue").arguments(Map.of("lines", List.of(lines))).build();
	}

}
