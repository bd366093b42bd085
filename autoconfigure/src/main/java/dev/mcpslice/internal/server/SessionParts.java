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
import java.util.function.Supplier;

import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpNotificationHandler;
import io.modelcontextprotocol.server.McpRequestHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What an MCP server has put into a session that it made, so that a session of the other
 * transport can be made of the same parts.
 *
 * @param requestTimeout how long the server waits for a client's answer
 * @param requestHandlers the server's request handlers by method
 * @param notificationHandlers the server's notification handlers by method
 * @param onClose what the server does when the session ends
 * @param schemaValidator the server's JSON schema validator, if it has one
 */
public record SessionParts(Duration requestTimeout, Map<String, McpRequestHandler<?>> requestHandlers,
		Map<String, McpNotificationHandler> notificationHandlers, Supplier<Mono<Void>> onClose,
		@Nullable JsonSchemaValidator schemaValidator) {

	/**
	 * Reads parts out of sessions of one type.
	 */
	public static final class Reader {

		private final SdkField<Duration> requestTimeout;

		private final SdkField<Map<String, McpRequestHandler<?>>> requestHandlers;

		private final SdkField<Map<String, McpNotificationHandler>> notificationHandlers;

		private final SdkField<Supplier<Mono<Void>>> onClose;

		private final SdkField<JsonSchemaValidator> schemaValidator;

		public Reader(Class<?> sessionType) {
			this.requestTimeout = SdkField.of(sessionType, Duration.class);
			this.requestHandlers = SdkField.of(sessionType, Map.class, String.class, McpRequestHandler.class);
			this.notificationHandlers = SdkField.of(sessionType, Map.class, String.class, McpNotificationHandler.class);
			this.onClose = SdkField.of(sessionType, Supplier.class);
			this.schemaValidator = SdkField.of(sessionType, JsonSchemaValidator.class);
		}

		public SessionParts read(Object session) {
			return new SessionParts(this.requestTimeout.require(session), this.requestHandlers.require(session),
					this.notificationHandlers.require(session), this.onClose.require(session),
					this.schemaValidator.get(session));
		}

	}

}
