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

package dev.mcpslice.internal.client.session;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NearestNames}.
 */
class NearestNamesTests {

	@Test
	void namesThatDifferLeastAreFirst() {
		assertThat(NearestNames.list("Serach_books", List.of("book_details", "search", "search_books", "a")))
			.startsWith("search_books, ")
			.endsWith("a");
	}

	@Test
	void thereMayBeNone() {
		assertThat(NearestNames.list("a", List.of())).isEqualTo("none");
	}

	@Test
	void notAllAreListed() {
		assertThat(NearestNames.list("t1", IntStream.range(0, 23).mapToObj((i) -> "t" + i).toList())).startsWith("t1, ")
			.endsWith(", and 3 more");
	}

}
