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

package dev.mcpslice.guarded;

import java.util.List;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.stereotype.Component;

/**
 * Tools of which some change nothing.
 */
@Component
class LibraryTools {

	@McpTool(name = "find_books", annotations = @McpTool.McpAnnotations(readOnlyHint = true))
	List<String> findBooks(String author, int limit, List<String> genres, Shelf shelf) {
		return List.of("Kalevala by " + author);
	}

	@McpTool(name = "count_books", annotations = @McpTool.McpAnnotations(readOnlyHint = true))
	int countBooks() {
		return 3;
	}

	@McpTool(name = "delete_book")
	String deleteBook(String id) {
		throw new AssertionError("Nobody allowed this");
	}

	record Shelf(String room, int number) {

	}

}
