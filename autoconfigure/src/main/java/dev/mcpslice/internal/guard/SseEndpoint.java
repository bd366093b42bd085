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

package dev.mcpslice.internal.guard;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.mcpslice.endpoint.McpTransport;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The transport of 2024-11-05 by hand: an event stream, and an endpoint for messages.
 */
final class SseEndpoint implements Endpoint {

	private final URI uri;

	private final DirectHttp http;

	private final HttpHeaders caller;

	SseEndpoint(URI uri, DirectHttp http, HttpHeaders caller) {
		this.uri = uri;
		this.http = http;
		this.caller = caller;
	}

	@Override
	public McpTransport transport() {
		return McpTransport.SSE;
	}

	@Override
	public void caller(HttpHeaders headers) {
		headers.putAll(this.caller);
	}

	@Override
	public Exchange connect(Consumer<HttpHeaders> change) {
		Sending sending = stream(change);
		return new Exchange(sending.toString(), this.http.open(sending));
	}

	private Sending stream(Consumer<HttpHeaders> change) {
		HttpHeaders headers = HttpHeaders.copyOf(this.caller);
		headers.set(HttpHeaders.ACCEPT, MediaType.TEXT_EVENT_STREAM_VALUE);
		change.accept(headers);
		return new Sending(HttpMethod.GET, this.uri, headers, null);
	}

	@Override
	public Session open(Consumer<HttpHeaders> change) {
		Sending sending = stream(change);
		OpenStream stream = this.http.listen(sending);
		Answer answer = stream.answer();
		String endpoint = answer.isServed() ? stream.await((event) -> "endpoint".equals(event.event())) : null;
		if (endpoint == null) {
			stream.close();
			throw new Finding("No session begins.", new Exchange(sending.toString(), answer));
		}
		OpenSession session = new OpenSession(stream, this.uri.resolve(endpoint), change);
		session.initialize();
		return session;
	}

	private final class OpenSession implements Session {

		private final OpenStream stream;

		private final URI messages;

		private final Consumer<HttpHeaders> start;

		private final AtomicInteger ids = new AtomicInteger();

		private Answer initialized = Answer.none("not initialized");

		private OpenSession(OpenStream stream, URI messages, Consumer<HttpHeaders> start) {
			this.stream = stream;
			this.messages = messages;
			this.start = start;
		}

		private void initialize() {
			this.initialized = request("initialize", Messages.initialize("2024-11-05")).came();
			post(Messages.INITIALIZED, AS_USUAL);
		}

		@Override
		public Answer initialized() {
			return this.initialized;
		}

		// Whatever its name: the last parameter of the query, or of the path.
		@Override
		public String id() {
			return UriComponentsBuilder.fromUri(this.messages)
				.build()
				.getQueryParams()
				.values()
				.stream()
				.map((values) -> values.get(values.size() - 1))
				.reduce((first, second) -> second)
				.orElseGet(() -> this.messages.getPath().replaceFirst(".*/", ""));
		}

		@Override
		public Exchange post(String text, Consumer<HttpHeaders> change) {
			HttpHeaders headers = HttpHeaders.copyOf(SseEndpoint.this.caller);
			headers.setContentType(MediaType.APPLICATION_JSON);
			this.start.andThen(change).accept(headers);
			Sending sending = new Sending(HttpMethod.POST, this.messages, headers, text);
			return new Exchange(sending.toString(), SseEndpoint.this.http.send(sending));
		}

		@Override
		public Exchange request(String method, String params, Consumer<HttpHeaders> change) {
			int id = this.ids.incrementAndGet();
			Exchange posted = post(Messages.request(String.valueOf(id), method, params), change);
			if (!posted.came().isServed() || posted.came().hasResult()) {
				return posted;
			}
			String response = this.stream.await((event) -> event.data() != null
					&& Answer.response(event.data()).get("id") instanceof Number number && number.intValue() == id);
			return new Exchange(posted.sent(),
					(response != null) ? new Answer(posted.came().status(), posted.came().headers(), response, null)
							: Answer.none("no response on the event stream within %s s"
								.formatted(SseEndpoint.this.http.timeout().toSeconds())));
		}

		@Override
		public void close() {
			this.stream.close();
		}

	}

}
