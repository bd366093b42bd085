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

import dev.mcpslice.wire.EventStream;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

/**
 * SSE by hand, at {@code /sse}: correct requests, which a test makes wrong where it wants
 * to.
 */
final class Sse {

	private final WebTestClient web;

	Sse(WebTestClient web) {
		this.web = web;
	}

	RequestHeadersSpec<?> connect() {
		return this.web.get().uri("/sse").accept(MediaType.TEXT_EVENT_STREAM);
	}

	RequestHeadersSpec<?> post(String endpoint, String message) {
		return this.web.post().uri(endpoint).contentType(MediaType.APPLICATION_JSON).bodyValue(message);
	}

	/**
	 * Opens a session: the handshake, as a client does it.
	 * @return the session
	 */
	SseSession open() {
		return SseSession.open(this);
	}

	/**
	 * Connects, and goes away when the server has said where to post.
	 * @param request the request, as {@link #connect()} has prepared it
	 * @return where to post
	 */
	static String endpoint(RequestHeadersSpec<?> request) {
		try (EventStream events = EventStream.of(request.exchange().expectStatus().isOk())) {
			return SseSession.endpoint(events);
		}
	}

}
