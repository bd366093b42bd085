package com.example.bookshop;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import dev.mcpslice.McpServerTest;

import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * The slice with all that its tools need.
 */
@Retention(RetentionPolicy.RUNTIME)
@MockitoBean(types = { BookRepository.class, PriceList.class })
@McpServerTest
@interface Shop {

	@AliasFor(annotation = McpServerTest.class)
	String[] properties() default {};

}
