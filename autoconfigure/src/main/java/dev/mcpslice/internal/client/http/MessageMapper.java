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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import org.jspecify.annotations.Nullable;

/**
 * {@link McpJsonMapper} of upstream's transports that reads what is no message as a
 * notification which says so.
 * <p>
 * Upstream's transports end a stream with such a text, and tell nobody who waits for an
 * answer.
 */
final class MessageMapper implements McpJsonMapper {

	private static final String MALFORMED = "mcpslice/malformed";

	private final McpJsonMapper mapper;

	private final BooleanSupplier active;

	/**
	 * Creates a mapper.
	 * @param mapper reads and writes JSON
	 * @param active whether anybody listens to such notifications
	 */
	MessageMapper(McpJsonMapper mapper, BooleanSupplier active) {
		this.mapper = mapper;
		this.active = active;
	}

	/**
	 * Returns the text that has been read instead of a message.
	 * @param message a message
	 * @return the text, or {@code null} if it is a message
	 */
	static @Nullable String malformed(JSONRPCMessage message) {
		return (message instanceof JSONRPCNotification notification && MALFORMED.equals(notification.method())
				&& notification.params() instanceof Map<?, ?> params) ? String.valueOf(params.get("text")) : null;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T readValue(String content, TypeRef<T> type) throws IOException {
		if (!this.active.getAsBoolean()) {
			return this.mapper.readValue(content, type);
		}
		try {
			T value = this.mapper.readValue(content, type);
			if (!isPlain(value)) {
				McpSchema.deserializeJsonRpcMessage(this.mapper, content);
			}
			return value;
		}
		catch (IOException | RuntimeException ex) {
			// Upstream wants it of this type.
			return (T) new HashMap<>(Map.of("jsonrpc", McpSchema.JSONRPC_VERSION, "method", MALFORMED, "params",
					Map.of("text", Objects.requireNonNullElse(content, ""))));
		}
	}

	// What most messages are, so that they are read once.
	private static boolean isPlain(@Nullable Object value) {
		if (!(value instanceof Map<?, ?> message) || !McpSchema.JSONRPC_VERSION.equals(message.get("jsonrpc"))) {
			return false;
		}
		boolean named = message.get("id") instanceof String || message.get("id") instanceof Number;
		if (message.containsKey("method")) {
			return message.get("method") instanceof String && (named || !message.containsKey("id"));
		}
		return named && message.get("result") instanceof Map<?, ?> && !message.containsKey("error");
	}

	@Override
	public <T> T readValue(String content, Class<T> type) throws IOException {
		return this.mapper.readValue(content, type);
	}

	@Override
	public <T> T readValue(byte[] content, Class<T> type) throws IOException {
		return this.mapper.readValue(content, type);
	}

	@Override
	public <T> T readValue(byte[] content, TypeRef<T> type) throws IOException {
		return this.mapper.readValue(content, type);
	}

	@Override
	public <T> T convertValue(Object value, Class<T> type) {
		return this.mapper.convertValue(value, type);
	}

	@Override
	public <T> T convertValue(Object value, TypeRef<T> type) {
		return this.mapper.convertValue(value, type);
	}

	@Override
	public String writeValueAsString(Object value) throws IOException {
		return this.mapper.writeValueAsString(value);
	}

	@Override
	public byte[] writeValueAsBytes(Object value) throws IOException {
		return this.mapper.writeValueAsBytes(value);
	}

}
