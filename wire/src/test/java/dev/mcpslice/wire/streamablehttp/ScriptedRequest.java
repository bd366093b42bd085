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

import java.util.concurrent.atomic.AtomicReference;

import io.modelcontextprotocol.spec.HttpHeaders;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * A request that has arrived at a {@link ScriptedServer}, to be answered once.
 */
final class ScriptedRequest implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Sinks.One<ServerResponse> response = Sinks.one();

	private final AtomicReference<ScriptedStream> stream = new AtomicReference<>();

	private final org.springframework.http.HttpHeaders headers;

	private final JsonNode message;

	private final String name;

	ScriptedRequest(ServerRequest request, String body) {
		this.headers = org.springframework.http.HttpHeaders.copyOf(request.headers().asHttpHeaders());
		this.message = JSON.readTree(body);
		this.name = (request.method() == HttpMethod.POST) ? this.message.path("method").asString(ScriptedServer.ANSWER)
				: request.method().name();
	}

	/**
	 * Returns the JSON-RPC method, or the name of what has none.
	 * @return the name
	 */
	String name() {
		return this.name;
	}

	/**
	 * Returns the JSON-RPC message.
	 * @return the message, or a missing node
	 */
	JsonNode message() {
		return this.message;
	}

	org.springframework.http.HttpHeaders headers() {
		return this.headers;
	}

	@Nullable String header(String name) {
		return this.headers.getFirst(name);
	}

	/**
	 * Responds with a status alone.
	 * @param status the status
	 */
	void respond(HttpStatus status) {
		respond(ServerResponse.status(status).build());
	}

	/**
	 * Responds with the result of the request, as JSON.
	 * @param result the result, in JSON
	 */
	void respond(String result) {
		respond(ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(answer(result)));
	}

	void beginSession(String session, String result) {
		respond(ServerResponse.ok()
			.header(HttpHeaders.MCP_SESSION_ID, session)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(answer(result)));
	}

	/**
	 * Responds with an event stream.
	 * @return the stream, to which nothing has been written yet
	 */
	ScriptedStream stream() {
		ScriptedStream opened = new ScriptedStream();
		this.stream.set(opened);
		respond(opened.response());
		return opened;
	}

	/**
	 * Writes the message that answers the request.
	 * @param result the result, in JSON
	 * @return the message
	 */
	String answer(String result) {
		return """
				{"jsonrpc":"2.0","id":%s,"result":%s}""".formatted(this.message.path("id"), result);
	}

	private void respond(Mono<ServerResponse> response) {
		response.subscribe(this.response::tryEmitValue, this.response::tryEmitError);
	}

	Mono<ServerResponse> response() {
		return this.response.asMono();
	}

	@Override
	public void close() {
		this.response.tryEmitEmpty();
		ScriptedStream opened = this.stream.get();
		if (opened != null) {
			opened.end();
		}
	}

}
