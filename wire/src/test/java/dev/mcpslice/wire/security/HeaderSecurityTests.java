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

package dev.mcpslice.wire.security;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import dev.mcpslice.wire.BareConnection;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Sse;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.WireTests;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test of a server that looks at the headers Host and Origin, or should.
 */
abstract class HeaderSecurityTests extends WireTests {

	static final String FOREIGN_HOST = "evil.com";

	static final String FOREIGN_ORIGIN = "http://evil.com";

	/**
	 * SSE by hand.
	 * @param host what requests say in the header Host
	 * @return a client
	 */
	final Sse sse(String host) {
		return new Sse(naming(host));
	}

	/**
	 * Streamable HTTP by hand.
	 * @param host what requests say in the header Host
	 * @return a client
	 */
	final StreamableHttp streamableHttp(String host) {
		return new StreamableHttp(naming(host));
	}

	private WebTestClient naming(String host) {
		return this.web.mutate().defaultHeader(HttpHeaders.HOST, host).build();
	}

	/**
	 * Posts a message byte by byte. HTTP clients put in a content type where there is
	 * none, and write others in their own way.
	 * @param target path and query
	 * @param headers further headers, each on a line that ends
	 * @param message the body
	 * @return the response, with its headers
	 */
	final String postBare(String target, String headers, String message) {
		try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
			return connection
				.send("POST %s HTTP/1.1\nHost: %s\nConnection: close\nContent-Length: %d\n%s\n".formatted(target,
						this.endpoints.baseUri().getAuthority(), message.getBytes(StandardCharsets.UTF_8).length,
						headers))
				.send(message.getBytes(StandardCharsets.UTF_8))
				.readAll();
		}
	}

	/**
	 * Sends a request that has to be served.
	 * @param request the request
	 * @return the body
	 */
	static String serve(RequestHeadersSpec<?> request) {
		return Objects.requireNonNullElse(request.exchange()
			.expectStatus()
			.is2xxSuccessful()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody(), "");
	}

	/**
	 * Sends a request for an event stream that has to be served, and goes away when the
	 * server has said where to post.
	 * @param request the request
	 * @return where to post
	 */
	static String endpoint(RequestHeadersSpec<?> request) {
		try (EventStream events = EventStream.of(request.exchange().expectStatus().isOk())) {
			ServerSentEvent<String> first = events.next();
			assertThat(first.event()).isEqualTo("endpoint");
			return Objects.requireNonNull(first.data());
		}
	}

	// The text tells it from the slice's own 421, for requests that mean another server.
	static void assertHostRefused(RequestHeadersSpec<?> request) {
		request.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.MISDIRECTED_REQUEST)
			.expectBody(String.class)
			.isEqualTo("Invalid Host header");
	}

	static void assertOriginRefused(RequestHeadersSpec<?> request) {
		request.exchange().expectStatus().isForbidden().expectBody(String.class).isEqualTo("Invalid Origin header");
	}

}
