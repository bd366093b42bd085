package com.example.bookshop;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * What the tools need.
 */
@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
@MockitoBean(types = { BookRepository.class, PriceList.class })
@dev.mcpslice.McpServerTest
@interface Shop {

	@org.springframework.core.annotation.AliasFor(annotation = dev.mcpslice.McpServerTest.class)
	String[] properties() default {};

}
