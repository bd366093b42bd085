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

package dev.mcpslice.sample.bookshop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The other half of the application, with Spring Boot's own slice: no MCP server, but a
 * real database.
 */
// Without transactions, which threads inherit that JUnit starts meanwhile for other tests
// (https://github.com/spring-projects/spring-framework/issues/33383). Tests that write
// have
// books of their own.
@DataJdbcTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class BookRepositoryTests {

	@Autowired
	private BookRepository books;

	@ParameterizedTest
	@CsvSource({ "маСТЕР, master-and-margarita", "ΚΑΖΑΝΤΖΆΚΗΣ, zorba", "οδυσσέασ, axion-esti",
			"ŠVEJK, good-soldier-svejk", "stanisŁaw, solaris", "القصرين, palace-walk", "עגנון, only-yesterday",
			"三体, three-body-problem", "村上, norwegian-wood", "한강, vegetarian", "गोदान, godaan",
			"რუსთაველი, knight-in-the-panthers-skin" })
	void findsTitlesAndAuthorsInAnyScriptAndCase(String query, String id) {
		assertThat(this.books.search(query)).extracting(Book::id).containsExactly(id);
	}

	@Test
	void takesWildcardsAsTheyAre() {
		assertThat(this.books.search("%")).isEmpty();
	}

	@Test
	void namesEachAuthorOnce() {
		assertThat(this.books.findAuthors()).contains("Franz Kafka", "夏目漱石").doesNotHaveDuplicates();
	}

	@Test
	void findsAllBooksOfAnAuthor() {
		assertThat(this.books.findByAuthor("михаил БУЛГАКОВ")).containsExactly(TestBooks.HEART_OF_A_DOG,
				TestBooks.MASTER_AND_MARGARITA);
	}

	@Test
	void takesACopyFromTheShelf() {
		boolean taken = this.books.takeCopy("godaan");

		assertThat(taken).isTrue();
		assertThat(this.books.findById("godaan")).get().extracting(Book::copies).isEqualTo(3);
	}

	@Test
	void takesNoCopyWhenNoneIsLeft() {
		boolean taken = this.books.takeCopy("three-body-problem");

		assertThat(taken).isFalse();
		assertThat(this.books.findById("three-body-problem")).contains(TestBooks.SOLD_OUT);
	}

	@Test
	void addsABookThatIsNew() {
		Book book = new Book("ulysses", "Ulysses", "James Joyce", 1922, "en", 1490, 1);

		this.books.put(book);

		assertThat(this.books.findById("ulysses")).contains(book);
	}

	@Test
	void takesNoBookWithATitleThatIsTooLong() {
		Book book = new Book("endless", "…".repeat(301), "Anonymous", 2000, "en", 990, 1);

		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.books.put(book));
	}

	@Test
	void replacesABookThatIsThere() {
		Book book = new Book("solaris", "Solaris", "Stanisław Lem", 1961, "pl", 990, 12);

		this.books.put(book);

		assertThat(this.books.findAll()).filteredOn(Book::id, "solaris").containsExactly(book);
	}

}
