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

package dev.mcpslice.internal.client.http;

import java.net.URI;
import java.util.Map;

import dev.mcpslice.endpoint.McpServerEndpoints;
import org.junit.jupiter.api.Test;

import org.springframework.web.util.UriBuilderFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EndpointsUriBuilderFactory}.
 */
class EndpointsUriBuilderFactoryTests {

	@Test
	void followsTheServer() {
		McpServerEndpoints endpoints = mock(McpServerEndpoints.class);
		given(endpoints.baseUri()).willReturn(URI.create("http://127.0.0.1:1/shop"),
				URI.create("http://127.0.0.1:2/shop"), URI.create("http://127.0.0.1:3/shop"),
				URI.create("http://127.0.0.1:4/shop"));
		UriBuilderFactory factory = new EndpointsUriBuilderFactory(endpoints);

		assertThat(factory.expand("/books/{id}", "a b")).hasToString("http://127.0.0.1:1/shop/books/a%20b");
		assertThat(factory.expand("/books/{id}", Map.of("id", 2))).hasToString("http://127.0.0.1:2/shop/books/2");
		assertThat(factory.uriString("/books").build()).hasToString("http://127.0.0.1:3/shop/books");
		assertThat(factory.builder().path("/x").build()).hasToString("http://127.0.0.1:4/shop/x");
	}

}
