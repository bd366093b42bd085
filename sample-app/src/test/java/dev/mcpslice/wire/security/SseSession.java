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

import java.util.Objects;

import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import io.modelcontextprotocol.spec.ProtocolVersions;

import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A session over SSE, past the handshake. Closing it drops the connection.
 */
final class SseSession implements AutoCloseable {

	private final EventStream events;

	private final String endpoint;

	private SseSession(EventStream events) {
		this.events = events;
		this.endpoint = endpoint(events);
	}

	static SseSession open(Sse sse) {
		SseSession session = new SseSession(EventStream.of(sse.connect().exchange().expectStatus().isOk()));
		HeaderSecurityTests.serve(sse.post(session.endpoint, Messages.initialize(ProtocolVersions.MCP_2024_11_05)));
		session.answer();
		HeaderSecurityTests.serve(sse.post(session.endpoint, Messages.INITIALIZED));
		return session;
	}

	static String endpoint(EventStream events) {
		ServerSentEvent<String> first = events.next();
		assertThat(first.event()).isEqualTo("endpoint");
		return Objects.requireNonNull(first.data());
	}

	/**
	 * Returns where to post.
	 * @return path and query
	 */
	String endpoint() {
		return this.endpoint;
	}

	String id() {
		return Objects.requireNonNull(
				UriComponentsBuilder.fromUriString(this.endpoint).build().getQueryParams().getFirst("sessionId"));
	}

	/**
	 * Waits for the next message of the server.
	 * @return the message
	 */
	String answer() {
		return Objects.requireNonNull(this.events.next().data());
	}

	@Override
	public void close() {
		this.events.close();
	}

}
