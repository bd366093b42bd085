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

package dev.mcpslice.internal.client.wire;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.mcpslice.client.WireExchange;
import dev.mcpslice.client.WireMessage;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@link WireMessage} that becomes JSON when somebody reads it: most recordings nobody
 * does.
 */
public final class RecordedMessage implements WireMessage {

	/**
	 * About how many characters a message may have to be kept whole.
	 */
	static final int LIMIT = 64 * 1024;

	private static final Secrets NOTHING = new Secrets(List.of());

	private final Duration time;

	private final boolean sent;

	private final @Nullable String method;

	private final @Nullable Object id;

	private final boolean error;

	private final Secrets secrets;

	private final int size;

	private final @Nullable JSONRPCMessage message;

	private final String beginning;

	private volatile @Nullable RecordedExchange http;

	/**
	 * An event stream that was opened on behalf of the message, without carrying it.
	 */
	private volatile @Nullable RecordedExchange stream;

	private volatile boolean answered;

	RecordedMessage(Duration time, boolean sent, JSONRPCMessage message, Secrets secrets) {
		this.time = time;
		this.sent = sent;
		this.secrets = secrets;
		this.error = message instanceof JSONRPCResponse response && response.error() != null;
		if (message instanceof JSONRPCRequest request) {
			this.method = request.method();
			this.id = request.id();
		}
		else if (message instanceof JSONRPCNotification notification) {
			this.method = notification.method();
			this.id = null;
		}
		else {
			this.method = null;
			this.id = ((JSONRPCResponse) message).id();
		}
		int estimate = size(message);
		if (estimate <= LIMIT) {
			this.message = message;
			this.beginning = "";
			this.size = estimate;
		}
		else {
			this.message = null;
			String json = secrets.json(message);
			this.beginning = "%s… (%d characters in all)".formatted(json.substring(0, Math.min(json.length(), LIMIT)),
					json.length());
			this.size = LIMIT;
		}
	}

	RecordedMessage(Duration time, String malformed) {
		this.time = time;
		this.sent = false;
		this.secrets = NOTHING;
		this.error = true;
		this.method = null;
		this.id = null;
		this.message = null;
		this.beginning = malformed.substring(0, Math.min(malformed.length(), LIMIT));
		this.size = this.beginning.length();
	}

	private static int size(JSONRPCMessage message) {
		if (message instanceof JSONRPCRequest request) {
			return sizeOf(request.params());
		}
		return (message instanceof JSONRPCNotification notification) ? sizeOf(notification.params())
				: sizeOf(((JSONRPCResponse) message).result());
	}

	// In characters, about.
	private static int sizeOf(@Nullable Object value) {
		int size = 16;
		if (value instanceof String text) {
			size += text.length();
		}
		else if (value instanceof Map<?, ?> map) {
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				size += sizeOf(entry.getKey()) + sizeOf(entry.getValue());
			}
		}
		else if (value instanceof Collection<?> items) {
			for (Object item : items) {
				size += sizeOf(item);
			}
		}
		else if (value instanceof CallToolRequest request) {
			size += sizeOf(request.arguments());
		}
		else if (value instanceof GetPromptRequest request) {
			size += sizeOf(request.arguments());
		}
		return size;
	}

	/**
	 * Returns how much of the recording the message takes.
	 * @return the number of characters, about
	 */
	int size() {
		return this.size;
	}

	void carriedBy(RecordedExchange http) {
		this.http = http;
	}

	void opened(RecordedExchange stream) {
		this.stream = stream;
	}

	// The first stream of a session is opened on behalf of its first message: what comes
	// after that one's answer has come on the stream.
	void receivedFor(RecordedMessage call) {
		this.http = (call.answered && call.stream != null) ? call.stream : call.http;
		if (this.method == null && Objects.equals(this.id, call.id)) {
			call.answered = true;
		}
	}

	@Override
	public Duration time() {
		return this.time;
	}

	@Override
	public boolean isSent() {
		return this.sent;
	}

	@Override
	public @Nullable String method() {
		return this.method;
	}

	@Override
	public @Nullable Object id() {
		return this.id;
	}

	@Override
	public boolean isError() {
		return this.error;
	}

	@Override
	public String json() {
		return (this.message != null) ? this.secrets.json(this.message) : this.beginning;
	}

	@Override
	public @Nullable WireExchange http() {
		return this.http;
	}

	@Override
	public String toString() {
		return (this.sent ? "-> " : "<- ") + json();
	}

}
