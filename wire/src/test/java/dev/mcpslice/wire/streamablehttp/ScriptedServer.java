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

package dev.mcpslice.wire.streamablehttp;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.mcpslice.wire.EventStream;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * A server of which a test plays each move. By itself it only shakes hands, accepts
 * notifications and answers, and lets clients end their sessions; all else waits for the
 * test.
 */
final class ScriptedServer implements AutoCloseable {

	/**
	 * What requests without a JSON-RPC method are called: those that listen, those that
	 * end a session, and the client's answers.
	 */
	static final String LISTEN = "GET";

	static final String END = "DELETE";

	static final String ANSWER = "answer";

	private final AtomicInteger sessions = new AtomicInteger();

	private final List<ScriptedRequest> received = new CopyOnWriteArrayList<>();

	private final Map<String, BlockingQueue<ScriptedRequest>> unread = new ConcurrentHashMap<>();

	private final URI uri;

	private final String protocolVersion;

	private final Runnable onClose;

	ScriptedServer(URI uri, String protocolVersion, Runnable onClose) {
		this.uri = uri;
		this.protocolVersion = protocolVersion;
		this.onClose = onClose;
	}

	URI uri() {
		return this.uri;
	}

	/**
	 * Returns what has arrived so far.
	 * @return all requests, in the order of their arrival
	 */
	List<ScriptedRequest> received() {
		return List.copyOf(this.received);
	}

	/**
	 * Waits for a request, which may have been there for long.
	 * @param name the JSON-RPC method, or the name of what has none
	 * @return the first of the requests of that name that have not been returned yet
	 * @throws InterruptedException if the wait is interrupted
	 */
	ScriptedRequest next(String name) throws InterruptedException {
		ScriptedRequest request = unread(name).poll(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS);
		if (request == null) {
			throw new AssertionError("No %s within %d s, but %s".formatted(name, EventStream.LIMIT.toSeconds(),
					this.received.stream().map(ScriptedRequest::name).toList()));
		}
		return request;
	}

	Mono<ServerResponse> handle(ServerRequest exchange) {
		return exchange.bodyToMono(String.class).defaultIfEmpty("").flatMap((body) -> {
			ScriptedRequest request = new ScriptedRequest(exchange, body);
			answerByItself(request);
			this.received.add(request);
			unread(request.name()).add(request);
			return request.response();
		});
	}

	private void answerByItself(ScriptedRequest request) {
		if (request.name().equals("initialize")) {
			request.beginSession("session-" + this.sessions.incrementAndGet(), """
					{"protocolVersion":"%s","capabilities":{"tools":{},"logging":{}},\
					"serverInfo":{"name":"scripted","version":"1"}}""".formatted(this.protocolVersion));
		}
		else if (request.name().equals(ANSWER) || request.name().startsWith("notifications/")) {
			request.respond(HttpStatus.ACCEPTED);
		}
		else if (request.name().equals(END)) {
			request.respond(HttpStatus.NO_CONTENT);
		}
	}

	private BlockingQueue<ScriptedRequest> unread(String name) {
		return this.unread.computeIfAbsent(name, (key) -> new LinkedBlockingQueue<>());
	}

	/**
	 * Forgets the server, and ends what it has not answered.
	 */
	@Override
	public void close() {
		this.onClose.run();
		this.received.forEach(ScriptedRequest::close);
	}

}
