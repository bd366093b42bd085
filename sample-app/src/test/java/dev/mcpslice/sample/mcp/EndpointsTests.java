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

package dev.mcpslice.sample.mcp;

import java.net.URI;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.endpoint.LocalMcpServerPort;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.sample.bookshop.BookRepository;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Below the clients: the addresses of the server, and plain HTTP.
 */
@McpServerTest
class EndpointsTests {

	private static final String INITIALIZE = """
			{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",
			"capabilities":{},"clientInfo":{"name":"by hand","version":"1"}}}""";

	@MockitoBean
	private BookRepository books;

	@LocalMcpServerPort
	private int port;

	@Autowired
	private McpServerEndpoints endpoints;

	@Autowired
	private WebTestClient web;

	@Test
	void listensOnAPortOfItsOwn() {
		assertThat(this.port).isPositive().isNotEqualTo(8080).isEqualTo(this.endpoints.port());
	}

	@Test
	void servesBothTransports() {
		assertThat(this.endpoints.transports()).containsExactly(McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
		assertThat(this.endpoints.uri(McpTransport.STREAMABLE_HTTP)).isEqualTo(uri("/mcp"));
		assertThat(this.endpoints.uri(McpTransport.SSE)).isEqualTo(uri("/sse"));
	}

	@Test
	void opensASessionForWhoeverInitializesOne() {
		this.web.post()
			.uri("/mcp")
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM)
			.bodyValue(INITIALIZE)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.exists("Mcp-Session-Id")
			.expectBody()
			.jsonPath("$.result.serverInfo.name")
			.isEqualTo("bookshop");
	}

	@Test
	void refusesARequestOutsideOfASession() {
		this.web.post()
			.uri("/mcp")
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM)
			.bodyValue("""
					{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")
			.exchange()
			.expectStatus()
			.isBadRequest();
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

}
