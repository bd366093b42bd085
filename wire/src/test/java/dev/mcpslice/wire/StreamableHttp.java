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

package dev.mcpslice.wire;

import java.util.Objects;
import java.util.function.Consumer;

import dev.mcpslice.internal.identity.ServerIdentity;
import io.modelcontextprotocol.spec.HttpHeaders;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

/**
 * Streamable HTTP by hand, at {@code /mcp}: correct requests, which a test makes wrong
 * where it wants to.
 */
public final class StreamableHttp {

	private final WebTestClient web;

	/**
	 * Creates a client.
	 * @param web makes the requests
	 */
	public StreamableHttp(WebTestClient web) {
		this.web = web;
	}

	/**
	 * Prepares to post a message outside of any session.
	 * @param message the message
	 * @return the request
	 */
	public RequestHeadersSpec<?> post(String message) {
		return this.web.post()
			.uri("/mcp")
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM)
			.bodyValue(message);
	}

	/**
	 * Prepares to post a message in a session.
	 * @param session the id of the session
	 * @param message the message
	 * @return the request
	 */
	public RequestHeadersSpec<?> post(String session, String message) {
		return post(message).header(HttpHeaders.MCP_SESSION_ID, session);
	}

	/**
	 * Prepares to ask for the event stream of a session.
	 * @param session the id of the session
	 * @return the request
	 */
	public RequestHeadersSpec<?> get(String session) {
		return this.web.get()
			.uri("/mcp")
			.accept(MediaType.TEXT_EVENT_STREAM)
			.header(HttpHeaders.MCP_SESSION_ID, session);
	}

	/**
	 * Prepares to end a session.
	 * @param session the id of the session
	 * @return the request
	 */
	public RequestHeadersSpec<?> delete(String session) {
		return this.web.delete().uri("/mcp").header(HttpHeaders.MCP_SESSION_ID, session);
	}

	/**
	 * Opens a session: the handshake, as a client does it.
	 * @return the id of the session
	 */
	public String open() {
		return open((request) -> {
		});
	}

	/**
	 * Opens a session.
	 * @param headers what else to send
	 * @return the id of the session
	 */
	public String open(Consumer<RequestHeadersSpec<?>> headers) {
		RequestHeadersSpec<?> initialize = post(Messages.INITIALIZE);
		headers.accept(initialize);
		String session = Objects.requireNonNull(initialize.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseHeaders()
			.getFirst(HttpHeaders.MCP_SESSION_ID));
		RequestHeadersSpec<?> initialized = post(session, Messages.INITIALIZED);
		headers.accept(initialized);
		initialized.exchange().expectStatus().isAccepted().expectBody().isEmpty();
		return session;
	}

	/**
	 * Opens the event stream of a session, and returns once the server writes to it. Only
	 * a request that names the server's identity, as clients of the slice do, is answered
	 * with a comment at once; others see headers with the first event.
	 * @param session the id of the session
	 * @param server the server
	 * @return the stream, past the comment
	 */
	public EventStream listen(String session, ServerIdentity server) {
		EventStream stream = EventStream
			.of(get(session).header(ServerIdentity.HEADER, server.toHeader()).exchange().expectStatus().isOk());
		stream.next((event) -> event.comment() != null);
		return stream;
	}

}
