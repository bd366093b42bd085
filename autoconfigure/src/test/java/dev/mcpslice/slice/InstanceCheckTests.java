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

package dev.mcpslice.slice;

import java.util.concurrent.atomic.AtomicInteger;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.internal.identity.ServerIdentity;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that is asked for somebody else refuses, and nobody else notices that it
 * would.
 */
class InstanceCheckTests {

	@Nested
	@McpServerTest(properties = "spring.webflux.base-path=/shop")
	class SwitchedOn {

		@Autowired
		private WebTestClient web;

		@Autowired
		private ServerIdentity identity;

		@Autowired
		private FirstFilter application;

		@ParameterizedTest
		@ValueSource(strings = { "/shop/mcp", "/shop/sse", "/shop/mcp/message", "/shop/nowhere", "/" })
		void requestForAnotherServerIsRefusedBeforeTheApplicationSeesIt(String path) {
			ServerIdentity other = ServerIdentity.create(Object.class.getName());
			int before = this.application.requests.get();

			this.web.get()
				.uri((uri) -> uri.replacePath(path).build())
				.header(ServerIdentity.HEADER, other.toHeader())
				.exchange()
				.expectStatus()
				.isEqualTo(HttpStatus.MISDIRECTED_REQUEST)
				.expectHeader()
				.valueEquals(ServerIdentity.HEADER, this.identity.toHeader())
				.expectHeader()
				.contentTypeCompatibleWith(MediaType.TEXT_PLAIN)
				.expectBody(String.class)
				.isEqualTo("This is the MCP server of %s. The request is for the MCP server of java.lang.Object."
					.formatted(SwitchedOn.class.getName()));

			assertThat(this.application.requests).hasValue(before);
		}

		@Test
		void requestForNoKnownServerIsRefused() {
			this.web.get()
				.uri("/mcp")
				.header(ServerIdentity.HEADER, "who?")
				.exchange()
				.expectStatus()
				.isEqualTo(HttpStatus.MISDIRECTED_REQUEST)
				.expectBody(String.class)
				.value((text) -> assertThat(text).endsWith("The request is for an unknown one."));
		}

		@ParameterizedTest
		@ValueSource(strings = { "/shop/mcp", "/shop/nowhere", "/" })
		void requestForThisServerIsAnsweredWithItsName(String path) {
			this.web.get()
				.uri((uri) -> uri.replacePath(path).build())
				.header(ServerIdentity.HEADER, this.identity.toHeader())
				.exchange()
				.expectStatus()
				.value((status) -> assertThat(status).isIn(400, 404))
				.expectHeader()
				.valueEquals(ServerIdentity.HEADER, this.identity.toHeader());
		}

		@ParameterizedTest
		@ValueSource(strings = { "/shop/mcp", "/shop/nowhere", "/" })
		void requestForNobodySeesNothingOfTheCheck(String path) {
			this.web.get()
				.uri((uri) -> uri.replacePath(path).build())
				.exchange()
				.expectStatus()
				.value((status) -> assertThat(status).isIn(400, 404))
				.expectHeader()
				.doesNotExist(ServerIdentity.HEADER);
		}

		@Test
		void identityNamesTheTestClass() {
			assertThat(this.identity.owner()).isEqualTo(SwitchedOn.class.getName());
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Filters extends FirstFilter {

		}

	}

	@Nested
	@McpServerTest(properties = "mcpslice.instance-check.enabled=false")
	class SwitchedOff {

		@Test
		void whateverARequestIsForItIsServed(@Autowired WebTestClient web, McpSyncClient mcp) {
			web.get()
				.uri("/mcp")
				.header(ServerIdentity.HEADER, "who?")
				.exchange()
				.expectStatus()
				.isBadRequest()
				.expectHeader()
				.doesNotExist(ServerIdentity.HEADER);
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}

	}

	/**
	 * Sees what the application sees before anything else of it.
	 */
	@Order(Integer.MIN_VALUE)
	static class FirstFilter implements WebFilter {

		final AtomicInteger requests = new AtomicInteger();

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			this.requests.incrementAndGet();
			return chain.filter(exchange);
		}

	}

}
