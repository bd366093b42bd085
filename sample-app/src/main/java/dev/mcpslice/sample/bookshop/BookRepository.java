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

import java.util.List;
import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * The shop's shelves.
 */
public interface BookRepository extends Repository<Book, String> {

	/**
	 * Finds one book.
	 * @param id the book's identifier
	 * @return the book, or empty if the shop does not know it
	 */
	Optional<Book> findById(String id);

	/**
	 * Returns the whole catalogue.
	 * @return all books, by identifier
	 */
	@Query("select * from book order by id")
	List<Book> findAll();

	/**
	 * Returns what an author wrote.
	 * @param author the whole name, in any case
	 * @return the author's books, by identifier
	 */
	@Query("select * from book where upper(author) = upper(:author) order by id")
	List<Book> findByAuthor(String author);

	/**
	 * Finds books by a piece of their title or of their author's name, in any case.
	 * @param query the piece, taken as it is
	 * @return the books that have it, by identifier
	 */
	// In upper case, because small sigma has two forms; with locate, because the % and _
	// of a like pattern occur in titles.
	@Query("""
			select * from book
			where locate(upper(:query), upper(title)) > 0 or locate(upper(:query), upper(author)) > 0
			order by id""")
	List<Book> search(String query);

	/**
	 * Returns the names of all authors.
	 * @return the names, sorted, each of them once
	 */
	@Query("select distinct author from book order by author")
	List<String> findAuthors();

	/**
	 * Takes one copy off the shelf, in one statement, so that no two customers get the
	 * last one.
	 * @param id the book's identifier
	 * @return whether there was a copy left to take
	 */
	@Modifying
	@Query("update book set copies = copies - 1 where id = :id and copies > 0")
	boolean takeCopy(String id);

	/**
	 * Puts a book into the catalogue, in place of one with the same identifier.
	 * @param book the book
	 */
	@Modifying
	@Query("""
			merge into book (id, title, author, published, language, price_in_cents, copies) key (id)
			values (:#{#book.id}, :#{#book.title}, :#{#book.author}, :#{#book.published}, :#{#book.language},
				:#{#book.priceInCents}, :#{#book.copies})""")
	void put(Book book);

}
