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

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.guard.Endpoint.Exchange;
import dev.mcpslice.internal.guard.Endpoint.Session;

import org.springframework.http.HttpHeaders;

/**
 * What a server says to a body that makes no sense, and whether it survives it.
 */
final class ErrorChecks {

	/**
	 * Deeper than any parser of JSON goes with its usual limits.
	 */
	private static final int DEPTH = 20_000;

	/**
	 * More than WebFlux reads by default, which is 256 KiB.
	 */
	private static final int LENGTH = 1024 * 1024;

	private final Endpoint endpoint;

	private final String prefix;

	ErrorChecks(Endpoint endpoint, String prefix) {
		this.endpoint = endpoint;
		this.prefix = prefix;
	}

	List<Check> checks() {
		Stream<Check> bodies = Stream.of(body("broken-json", "broken JSON", "{\"jsonrpc\":\"2.0\",\"id\":1,\"met"),
				body("no-message", "JSON that is no message", "{\"what\":\"ever\"}"), body("null", "null", "null"),
				body("number", "a number", "1"), body("batch", "a batch", "[]"),
				body("wrong-version", "another version of JSON-RPC",
						"{\"jsonrpc\":\"9.9\",\"id\":1,\"method\":\"ping\"}"),
				body("object-id", "an object as id", "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}"),
				body("number-method", "a number as method", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}"),
				body("wrong-params", "parameters that are none", Messages.request("1", "tools/call", "7")),
				body("unknown-method", "an unknown method", Messages.request("1", "guard/unknown", "{}")),
				body("deep-nesting", "deep nesting",
						Messages.request("1", "ping", "[".repeat(DEPTH) + "]".repeat(DEPTH))),
				body("huge", "a body of a mebibyte",
						Messages.request("1", "ping", "{\"text\":\"" + "x".repeat(LENGTH) + "\"}")));
		Stream<Check> headers = (this.endpoint.transport() != McpTransport.SSE) ? Stream
			.of(change("no-accept", "a request without Accept", (request) -> request.remove(HttpHeaders.ACCEPT)))
				: Stream.empty();
		Stream<Check> sessions = (this.endpoint.transport() == McpTransport.STREAMABLE_HTTP)
				? Stream.of(
						change("no-session", "a request in no session",
								(request) -> request.remove(StreamableHttpEndpoint.SESSION)),
						change("unknown-session", "an unknown session",
								(request) -> request.set(StreamableHttpEndpoint.SESSION, UUID.randomUUID().toString())))
				: Stream.empty();
		return Stream.of(bodies, headers, sessions).flatMap((checks) -> checks).toList();
	}

	private Check body(String id, String title, String body) {
		return check(id, title, (session) -> session.post(body, Endpoint.AS_USUAL));
	}

	private Check change(String id, String title, Consumer<HttpHeaders> change) {
		return check(id, title, (session) -> session.request("ping", "{}", change));
	}

	private Check check(String id, String title, java.util.function.Function<Session, Exchange> send) {
		return new Check(this.prefix + ".error." + id, "handles " + title, "errors", () -> {
			try (Session session = this.endpoint.open()) {
				Exchange exchange = send.apply(session);
				Finding.unlessHandled(exchange);
				survives(session, exchange);
			}
		});
	}

	/**
	 * Demands that a server works on.
	 * @param session a session of it
	 * @param exchange what it has got
	 */
	static void survives(Session session, Exchange exchange) {
		if (!session.ping().came().hasResult()) {
			throw new Finding("The server does not answer any more after this.", exchange);
		}
	}

}
