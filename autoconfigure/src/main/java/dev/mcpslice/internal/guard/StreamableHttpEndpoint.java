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
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.mcpslice.endpoint.McpTransport;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * Streamable HTTP by hand, with sessions or without.
 */
final class StreamableHttpEndpoint implements Endpoint {

	static final String SESSION = "Mcp-Session-Id";

	static final String VERSION = "MCP-Protocol-Version";

	private static final Duration SILENCE = Duration.ofMillis(500);

	private final McpTransport transport;

	private final URI uri;

	private final DirectHttp http;

	private final HttpHeaders caller;

	StreamableHttpEndpoint(McpTransport transport, URI uri, DirectHttp http, HttpHeaders caller) {
		this.transport = transport;
		this.uri = uri;
		this.http = http;
		this.caller = caller;
	}

	@Override
	public McpTransport transport() {
		return this.transport;
	}

	@Override
	public void caller(HttpHeaders headers) {
		headers.putAll(this.caller);
	}

	@Override
	public Exchange connect(Consumer<HttpHeaders> change) {
		return post(Messages.request("0", "initialize", Messages.initialize(Messages.VERSION)), change);
	}

	@Override
	public Session open(Consumer<HttpHeaders> change) {
		Exchange exchange = connect(change);
		if (!exchange.came().hasResult()) {
			throw new Finding("No session begins.", exchange);
		}
		OpenSession session = new OpenSession(exchange.came(), change);
		session.post(Messages.INITIALIZED, AS_USUAL);
		return session;
	}

	Exchange post(String text, Consumer<HttpHeaders> change) {
		return exchange(HttpMethod.POST, text, change);
	}

	private Exchange exchange(HttpMethod method, @Nullable String text, Consumer<HttpHeaders> change) {
		Sending sending = sending(method, text, change);
		return new Exchange(sending.toString(), this.http.send(sending, (body) -> !Answer.response(body).isEmpty()));
	}

	private Sending sending(HttpMethod method, @Nullable String text, Consumer<HttpHeaders> change) {
		HttpHeaders headers = HttpHeaders.copyOf(this.caller);
		headers.set(HttpHeaders.ACCEPT,
				(method == HttpMethod.GET) ? MediaType.TEXT_EVENT_STREAM_VALUE : "application/json, text/event-stream");
		if (text != null) {
			headers.setContentType(MediaType.APPLICATION_JSON);
		}
		change.accept(headers);
		return new Sending(method, this.uri, headers, text);
	}

	private final class OpenSession implements Session {

		private final Answer initialized;

		private final Consumer<HttpHeaders> start;

		private final AtomicInteger ids = new AtomicInteger();

		private OpenSession(Answer initialized, Consumer<HttpHeaders> change) {
			this.initialized = initialized;
			Map<?, ?> result = initialized.result();
			this.start = change.andThen((headers) -> {
				if (!id().isEmpty()) {
					headers.set(SESSION, id());
				}
				headers.set(VERSION, Objects.toString(result.get("protocolVersion"), Messages.VERSION));
			});
		}

		@Override
		public Answer initialized() {
			return this.initialized;
		}

		@Override
		public String id() {
			return Objects.requireNonNullElse(this.initialized.headers().getFirst(SESSION), "");
		}

		@Override
		public Exchange post(String text, Consumer<HttpHeaders> change) {
			return StreamableHttpEndpoint.this.post(text, this.start.andThen(change));
		}

		@Override
		public Exchange request(String method, String params, Consumer<HttpHeaders> change) {
			return post(Messages.request(String.valueOf(this.ids.incrementAndGet()), method, params), change);
		}

		// Some servers answer with the first event only. One that answers what comes
		// later
		// has not refused.
		@Override
		public Exchange listen(Consumer<HttpHeaders> change) {
			Sending sending = sending(HttpMethod.GET, null, this.start.andThen(change));
			try (OpenStream stream = StreamableHttpEndpoint.this.http.listen(sending)) {
				Answer answer = stream.answer(SILENCE);
				if (answer.failure() != null) {
					ping();
					answer = stream.answer(SILENCE);
				}
				return new Exchange(sending.toString(), answer);
			}
		}

		@Override
		public Exchange delete(Consumer<HttpHeaders> change) {
			return exchange(HttpMethod.DELETE, null, this.start.andThen(change));
		}

		@Override
		public void close() {
			if (!id().isEmpty()) {
				delete(AS_USUAL);
			}
		}

	}

}
