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

package dev.mcpslice.documented.stubs;

// tag::stubs[]
import java.util.List;

import dev.mcpslice.sample.BookshopApplication;
import dev.mcpslice.sample.bookshop.Book;
import dev.mcpslice.sample.bookshop.BookRepository;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

public final class StubbedBookshop {

	private StubbedBookshop() {
	}

	public static void main(String[] args) {
		SpringApplication.from(BookshopApplication::main).with(Stubs.class).run(args);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Stubs {

		@Bean
		@Primary
		BookRepository stubbedBooks() {
			BookRepository books = mock();
			given(books.search("Kalevala"))
				.willReturn(List.of(new Book("kalevala", "Kalevala", "Elias Lönnrot", 1849, "fi", 990, 3)));
			return books;
		}

	}

}
// end::stubs[]
