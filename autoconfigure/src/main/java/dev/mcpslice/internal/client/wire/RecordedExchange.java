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

package dev.mcpslice.internal.client.wire;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

import dev.mcpslice.client.WireExchange;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;

/**
 * {@link WireExchange} that is written down while it happens.
 */
public final class RecordedExchange implements WireExchange {

	private static final int EVENT_IDS = 100;

	/**
	 * Headers of answers that are told, beside those of the protocol.
	 */
	private static final Set<String> TOLD = Set.of("content-type", "www-authenticate", "location", "allow",
			"retry-after", "server", "via");

	private final Supplier<Duration> clock;

	private final Secrets secrets;

	private final Duration time;

	private final HttpMethod method;

	private final URI uri;

	private final HttpHeaders requestHeaders;

	private final Deque<String> eventIds = new ArrayDeque<>();

	private volatile HttpHeaders responseHeaders = HttpHeaders.EMPTY;

	private volatile @Nullable HttpStatusCode status;

	private volatile @Nullable Duration answered;

	private volatile @Nullable Duration ended;

	private volatile @Nullable String failure;

	RecordedExchange(Supplier<Duration> clock, Secrets secrets, HttpMethod method, URI uri, HttpHeaders headers) {
		this.clock = clock;
		this.secrets = secrets;
		this.time = clock.get();
		this.method = method;
		this.uri = uri;
		this.requestHeaders = headers;
	}

	/**
	 * Writes the beginning of the answer down.
	 * @param status its status
	 * @param headers its headers
	 */
	public void answered(HttpStatusCode status, HttpHeaders headers) {
		this.responseHeaders = headers;
		this.status = status;
		this.answered = this.clock.get();
	}

	/**
	 * Writes the id of an event down.
	 * @param id the id
	 */
	public void event(String id) {
		synchronized (this.eventIds) {
			if (this.eventIds.size() == EVENT_IDS) {
				this.eventIds.removeFirst();
			}
			this.eventIds.addLast(id);
		}
	}

	/**
	 * Writes down how it ended. Only the first call does so.
	 * @param failure the failure, {@code null} if there is none
	 */
	public synchronized void ended(@Nullable String failure) {
		if (this.ended == null) {
			this.failure = failure;
			this.ended = this.clock.get();
		}
	}

	@Override
	public Duration time() {
		return this.time;
	}

	@Override
	public HttpMethod method() {
		return this.method;
	}

	@Override
	public URI uri() {
		return this.secrets.mask(this.uri);
	}

	@Override
	public HttpHeaders requestHeaders() {
		return this.secrets.mask(this.requestHeaders);
	}

	@Override
	public @Nullable HttpStatusCode status() {
		return this.status;
	}

	@Override
	public HttpHeaders responseHeaders() {
		return this.secrets.mask(this.responseHeaders);
	}

	@Override
	public List<String> eventIds() {
		synchronized (this.eventIds) {
			return List.copyOf(this.eventIds);
		}
	}

	/**
	 * Returns when the answer began.
	 * @return the time, or {@code null}
	 */
	public @Nullable Duration answered() {
		return this.answered;
	}

	@Override
	public @Nullable Duration ended() {
		return this.ended;
	}

	@Override
	public @Nullable String failure() {
		return this.failure;
	}

	/**
	 * Returns whether the answer is an event stream.
	 * @return whether it is
	 */
	public boolean isEventStream() {
		String type = this.responseHeaders.getFirst(HttpHeaders.CONTENT_TYPE);
		return type != null && type.startsWith("text/event-stream");
	}

	/**
	 * Returns the request as it reads in a message.
	 * @return the method and the URI, with secrets masked
	 */
	public String request() {
		return this.method + " " + uri();
	}

	/**
	 * Returns the answer as it reads in a message.
	 * @return the status and the headers that matter
	 */
	String answer() {
		StringBuilder headers = new StringBuilder();
		responseHeaders().forEach((name, values) -> {
			String lower = name.toLowerCase(Locale.ROOT);
			if (TOLD.contains(lower) || lower.startsWith("mcp-") || lower.startsWith("access-control-")) {
				headers.append(", ").append(name).append(": ").append(this.secrets.text(String.join(", ", values)));
			}
		});
		return this.status + headers.toString();
	}

	/**
	 * Returns the exchange in a line.
	 * @return the request, the answer, and why it failed if it did
	 */
	@Override
	public String toString() {
		List<String> what = new ArrayList<>();
		if (this.status != null) {
			what.add(answer());
		}
		if (this.failure != null) {
			what.add("failed: " + this.failure);
		}
		return request() + ": " + (what.isEmpty() ? "no answer so far" : String.join(", ", what));
	}

}
