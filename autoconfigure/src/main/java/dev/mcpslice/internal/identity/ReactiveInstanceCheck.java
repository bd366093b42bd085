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

package dev.mcpslice.internal.identity;

import java.nio.charset.StandardCharsets;

import io.modelcontextprotocol.spec.HttpHeaders;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * Refuses requests that mean another server, before anything of the application sees
 * them, and tells those who ask which server this is. For use by mcpslice itself.
 */
public final class ReactiveInstanceCheck implements HttpHandler {

	private final HttpHandler application;

	private final ServerIdentity identity;

	/**
	 * Creates a check.
	 * @param application serves what is meant for this server
	 * @param identity which server this is
	 */
	public ReactiveInstanceCheck(HttpHandler application, ServerIdentity identity) {
		this.application = application;
		this.identity = identity;
	}

	@Override
	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
		String meant = request.getHeaders().getFirst(ServerIdentity.HEADER);
		if (meant == null) {
			return this.application.handle(request, response);
		}
		// At the last moment, since an application may clear the headers of an error.
		response.beforeCommit(() -> Mono
			.fromRunnable(() -> response.getHeaders().set(ServerIdentity.HEADER, this.identity.toHeader())));
		return meant.equals(this.identity.toHeader()) ? serve(request, response) : refuse(meant, response);
	}

	private Mono<Void> serve(ServerHttpRequest request, ServerHttpResponse response) {
		boolean listening = request.getMethod() == HttpMethod.GET
				&& request.getHeaders().containsHeader(HttpHeaders.MCP_SESSION_ID);
		return this.application.handle(request, listening ? new ListeningResponse(response) : response);
	}

	private Mono<Void> refuse(String meant, ServerHttpResponse response) {
		String text = this.identity.refusal(meant);
		response.setStatusCode(HttpStatus.MISDIRECTED_REQUEST);
		response.getHeaders().setContentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8));
		return response
			.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8))));
	}

	/**
	 * An event stream that begins with a comment, as soon as the application has it.
	 * Without, its headers are sent with the first event, and a client cannot know from
	 * when on it will be told of events.
	 */
	private static final class ListeningResponse extends ServerHttpResponseDecorator {

		private static final byte[] COMMENT = ": listening\n\n".getBytes(StandardCharsets.UTF_8);

		ListeningResponse(ServerHttpResponse response) {
			super(response);
		}

		@Override
		public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
			if (!MediaType.TEXT_EVENT_STREAM.isCompatibleWith(getHeaders().getContentType())) {
				return super.writeAndFlushWith(body);
			}
			// Subscribes to the events first.
			return super.writeAndFlushWith(
					Flux.merge(body, Mono.fromSupplier(() -> Mono.just(bufferFactory().wrap(COMMENT)))));
		}

	}

}
