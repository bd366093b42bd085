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

package dev.mcpslice.internal.client.http;

import java.io.IOException;
import java.util.Objects;

import dev.mcpslice.internal.client.transport.Exchange;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Ends a call that an HTTP answer refuses, with all that the answer says.
 * <p>
 * Upstream's transports tell only a part of it. And when they see 400 or 404 they take
 * the session for lost and begin another, behind the back of a test that wants to know
 * what becomes of this one.
 */
final class RefusalFilter implements ExchangeFilterFunction {

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.deferContextual((context) -> {
			Mono<ClientResponse> response = next.exchange(request);
			return context.<Exchange>getOrEmpty(Exchange.class)
				.map((exchange) -> response.flatMap((answer) -> examine(answer, exchange)))
				.orElse(response);
		});
	}

	private static Mono<ClientResponse> examine(ClientResponse response, Exchange exchange) {
		if (response.statusCode().is2xxSuccessful()) {
			return Mono.just(response);
		}
		return BodyBeginning.of(response).flatMap((body) -> {
			ResponseEntity<String> answer = ResponseEntity.status(response.statusCode())
				.headers(response.headers().asHttpHeaders())
				.body(body.isEmpty() ? null : body);
			exchange.refused(answer);
			return Mono.error(failure(answer));
		});
	}

	private static RuntimeException failure(ResponseEntity<String> answer) {
		String body = Objects.requireNonNullElse(answer.getBody(), "");
		try {
			if (McpSchema.deserializeJsonRpcMessage(McpJsonDefaults.getMapper(), body) instanceof JSONRPCResponse error
					&& error.error() != null) {
				return new McpError(error.error());
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			// Not JSON-RPC.
		}
		return new HttpRefusalException(answer.getStatusCode());
	}

	/**
	 * Thrown when the HTTP answer to a call says no.
	 */
	static final class HttpRefusalException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		HttpRefusalException(HttpStatusCode status) {
			super("HTTP " + status);
		}

	}

}
