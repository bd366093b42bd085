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

package dev.mcpslice.sample.forked;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.sample.bookshop.Book;
import dev.mcpslice.sample.bookshop.BookRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;

/**
 * The bookshop in two JVMs at the same time, as Surefire and Failsafe run test classes
 * with {@code forkCount}. Each leaves a note where the other finds it.
 */
@McpServerTest
abstract class ForkedBookshop {

	private static final Duration BOUND = Duration.ofMinutes(1);

	private final Path notes = Path.of(System.getProperty("bookshop.forks", ""));

	@MockitoBean
	private BookRepository books;

	@Test
	@EnabledIfSystemProperty(named = "bookshop.forks", matches = ".+", disabledReason = "runs in forks of its own")
	void servesBesideThatOfAnotherJvm(McpServerEndpoints endpoints, McpTestClient mcp) throws Exception {
		String here = "%d at %s".formatted(ProcessHandle.current().pid(), endpoints.baseUri());
		given(this.books.search("here")).willReturn(List.of(new Book("here", here, "Somebody", 2026, "en", 100, 1)));
		leave(here);

		String there = find();

		assertThat(there.split(" at ")).hasSize(2).doesNotContain(here.split(" at "));
		mcp.callTool("search_books", Map.of("query", "here"))
			.isSuccessful()
			.structured("$.books[*].title")
			.asArray()
			.containsExactly(here);
	}

	private void leave(String note) throws IOException {
		Files.createDirectories(this.notes);
		Path draft = Files.writeString(this.notes.resolve(getClass().getSimpleName() + ".draft"), note);
		Files.move(draft, this.notes.resolve(getClass().getSimpleName()), StandardCopyOption.ATOMIC_MOVE);
	}

	private String find() throws IOException {
		Path note = this.notes.resolve(other().getSimpleName());
		await().atMost(BOUND).until(() -> Files.exists(note));
		return Files.readString(note);
	}

	/**
	 * Returns the class that runs in the other JVM.
	 */
	abstract Class<?> other();

}
