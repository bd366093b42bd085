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

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * SSE by hand, with the event stream at {@code /sse}: correct requests, which a test
 * makes wrong where it wants to.
 */
public final class Sse {

	private final WebTestClient web;

	/**
	 * Creates a client.
	 * @param web makes the requests
	 */
	public Sse(WebTestClient web) {
		this.web = web;
	}

	/**
	 * Prepares to ask for an event stream.
	 * @return the request
	 */
	public RequestHeadersSpec<?> get() {
		return this.web.get().uri("/sse").accept(MediaType.TEXT_EVENT_STREAM);
	}

	/**
	 * Prepares to post a message.
	 * @param endpoint where to, with the session id
	 * @param message the message
	 * @return the request
	 */
	public RequestHeadersSpec<?> post(String endpoint, String message) {
		return this.web.post().uri(endpoint).contentType(MediaType.APPLICATION_JSON).bodyValue(message);
	}

	/**
	 * Opens a session: the event stream up to where messages go.
	 * @return the session, in which nothing has been said yet
	 */
	public Session connect() {
		return new Session(EventStream.of(get().exchange().expectStatus().isOk()));
	}

	/**
	 * Opens a session: the event stream and the handshake, as a client does it.
	 * @return the session
	 */
	public Session open() {
		Session session = connect();
		session.say(Messages.initialize("2024-11-05"));
		session.next();
		session.say(Messages.INITIALIZED);
		return session;
	}

	/**
	 * A session, which ends with its event stream.
	 */
	public final class Session implements AutoCloseable {

		private final EventStream events;

		private final String endpoint;

		private Session(EventStream events) {
			this.events = events;
			this.endpoint = Objects.requireNonNull(events.next().data());
		}

		/**
		 * Returns where to post messages, as the server has said.
		 * @return the URL with the session id
		 */
		public String endpoint() {
			return this.endpoint;
		}

		/**
		 * Returns the session id.
		 * @return the id that is part of the endpoint
		 */
		public String id() {
			return Objects.requireNonNull(
					UriComponentsBuilder.fromUriString(this.endpoint).build().getQueryParams().getFirst("sessionId"));
		}

		/**
		 * Prepares to post a message.
		 * @param message the message
		 * @return the request
		 */
		public RequestHeadersSpec<?> post(String message) {
			return Sse.this.post(this.endpoint, message);
		}

		/**
		 * Posts a message, which the server accepts.
		 * @param message the message
		 */
		public void say(String message) {
			post(message).exchange().expectStatus().is2xxSuccessful().expectBody().isEmpty();
		}

		/**
		 * Waits for the next message of the server.
		 * @return the message
		 */
		public String next() {
			return Objects.requireNonNull(this.events.next((event) -> "message".equals(event.event())).data());
		}

		/**
		 * Posts a request and waits for the next message of the server.
		 * @param request the request
		 * @return the message
		 */
		public String ask(String request) {
			say(request);
			return next();
		}

		@Override
		public void close() {
			this.events.close();
		}

	}

}
