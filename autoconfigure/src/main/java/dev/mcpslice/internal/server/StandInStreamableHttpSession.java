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

package dev.mcpslice.internal.server;

import java.time.Duration;
import java.util.Map;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSession;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Represents a session of another transport among the streamable HTTP sessions of the
 * application. Passes on what the server sends, and is not found by clients.
 */
public final class StandInStreamableHttpSession extends McpStreamableServerSession {

	private final McpSession session;

	public StandInStreamableHttpSession(String id, McpSession session) {
		super(id, null, null, Duration.ZERO, Map.of(), Map.of());
		this.session = session;
	}

	@Override
	public <T> Mono<T> sendRequest(String method, @Nullable Object params, TypeRef<T> type) {
		return this.session.sendRequest(method, params, type);
	}

	@Override
	public Mono<Void> sendNotification(String method, @Nullable Object params) {
		return this.session.sendNotification(method, params);
	}

	@Override
	public McpStreamableServerSessionStream listeningStream(McpStreamableServerTransport transport) {
		throw notFound();
	}

	@Override
	public Flux<JSONRPCMessage> replay(Object lastEventId) {
		return Flux.error(this::notFound);
	}

	// Deprecated from SDK 2.1.0 on, and what Spring AI's transports call.
	@Override
	@SuppressWarnings("deprecation")
	public Mono<Void> responseStream(JSONRPCRequest request, McpStreamableServerTransport transport) {
		return Mono.error(this::notFound);
	}

	@Override
	public Mono<Void> accept(JSONRPCNotification notification) {
		return Mono.error(this::notFound);
	}

	@Override
	public Mono<Void> accept(JSONRPCResponse response) {
		return Mono.error(this::notFound);
	}

	@Override
	public Mono<Void> delete() {
		return Mono.error(this::notFound);
	}

	@Override
	public Mono<Void> closeGracefully() {
		return this.session.closeGracefully();
	}

	@Override
	public void close() {
		this.session.close();
	}

	private ResponseStatusException notFound() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND,
				"Session %s is not a streamable HTTP session".formatted(getId()));
	}

}
