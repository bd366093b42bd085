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

import java.nio.charset.StandardCharsets;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * An event stream that a test writes byte by byte. What is written is on its way before
 * the stream ends, in order or not.
 */
final class ScriptedStream {

	private final Sinks.Many<String> text = Sinks.many().unicast().onBackpressureBuffer();

	private volatile boolean cut;

	/**
	 * Writes text as it is.
	 * @param text one or several events, each with the empty line after it
	 * @return this stream
	 */
	ScriptedStream write(String text) {
		this.text.tryEmitNext(text).orThrow();
		return this;
	}

	/**
	 * Writes a JSON-RPC message as an event of the type that upstream's client knows.
	 * @param id the id of the event
	 * @param message the message
	 * @return this stream
	 */
	ScriptedStream message(String id, String message) {
		return write(event(id, message));
	}

	/**
	 * Makes such an event, to be written together with others: a client may break the
	 * stream off at one of them.
	 * @param id the id of the event
	 * @param message the message
	 * @return the event, with the empty line after it
	 */
	static String event(String id, String message) {
		return "id: %s\nevent: message\ndata: %s\n\n".formatted(id, message);
	}

	/**
	 * Ends the stream in order.
	 */
	void end() {
		this.text.tryEmitComplete();
	}

	/**
	 * Cuts the connection, with no end of the stream.
	 */
	void cut() {
		this.cut = true;
		end();
	}

	Mono<ServerResponse> response() {
		return ServerResponse.ok()
			.contentType(MediaType.TEXT_EVENT_STREAM)
			.build((exchange, context) -> write(exchange.getResponse())
				.then(Mono.defer(() -> this.cut ? cut(exchange.getRequest()) : Mono.empty())));
	}

	private Mono<Void> write(ServerHttpResponse response) {
		return response.writeAndFlushWith(this.text.asFlux()
			.map((written) -> Mono.just(response.bufferFactory().wrap(written.getBytes(StandardCharsets.UTF_8)))));
	}

	// Now all is written but the chunk that would end the response.
	private static Mono<Void> cut(ServerHttpRequest request) {
		HttpServerRequest nettyRequest = ServerHttpRequestDecorator.getNativeRequest(request);
		return Mono.create((sink) -> nettyRequest
			.withConnection((connection) -> connection.channel().close().addListener((closed) -> sink.success())));
	}

}
