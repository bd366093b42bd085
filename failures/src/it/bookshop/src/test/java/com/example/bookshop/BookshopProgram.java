package com.example.bookshop;

import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The bookshop with stubs, in a process of its own.
 */
class BookshopProgram {

	public static void main(String[] args) {
		SpringApplication.from(BookshopApplication::main).with(Stubs.class).run(args);
	}

	@TestConfiguration
	static class Stubs {

		@Bean
		BookRepository books() {
			return (author) -> List.of();
		}

		@Bean
		PriceList prices() {
			return (title) -> {
				Runtime.getRuntime().halt(137);
				return 0;
			};
		}

	}

}
