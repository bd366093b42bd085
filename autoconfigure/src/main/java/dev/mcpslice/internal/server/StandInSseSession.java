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
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpSession;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Represents a session of another transport among the SSE sessions of the application.
 * Passes on what the server sends, and receives nothing.
 */
public final class StandInSseSession extends McpServerSession {

	private final McpSession session;

	public StandInSseSession(String id, McpSession session) {
		super(id, Duration.ZERO, null, null, Map.of(), Map.of());
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
	public Mono<Void> handle(JSONRPCMessage message) {
		return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
				"Session %s is not an SSE session".formatted(getId())));
	}

	@Override
	public Mono<Void> closeGracefully() {
		return this.session.closeGracefully();
	}

	@Override
	public void close() {
		this.session.close();
	}

}
