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

package dev.mcpslice.internal.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.mcpslice.client.McpCallSettings;
import dev.mcpslice.client.McpTestClient.Call;
import dev.mcpslice.internal.client.transport.CallOptions;
import dev.mcpslice.internal.client.wire.Secrets;
import dev.mcpslice.internal.identity.ServerIdentity;

import org.springframework.http.HttpHeaders;

/**
 * {@link McpCallSettings} that can be read.
 *
 * @param <S> the type of the settings
 */
abstract class AbstractCallSettings<S extends McpCallSettings<S>> implements McpCallSettings<S> {

	/**
	 * Headers that the client's transport sets, whatever a test says.
	 */
	private static final Set<String> RESERVED = Set.of(HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE,
			HttpHeaders.CONTENT_LENGTH, HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CONNECTION, "Mcp-Session-Id",
			"MCP-Protocol-Version", "Last-Event-ID", ServerIdentity.HEADER);

	private final HttpHeaders headers;

	private final Map<String, String> cookies;

	private Duration timeout;

	private boolean validateArguments;

	private Duration handshakeTimeout;

	private final Secrets secrets;

	private String client;

	AbstractCallSettings(CallOptions start) {
		this.headers = HttpHeaders.copyOf(start.headers());
		this.cookies = new LinkedHashMap<>(start.cookies());
		this.timeout = start.timeout();
		this.validateArguments = start.validateArguments();
		this.handshakeTimeout = start.handshakeTimeout();
		this.secrets = start.secrets();
		this.client = start.client();
	}

	abstract S self();

	@Override
	public S headers(Consumer<HttpHeaders> headers) {
		headers.accept(this.headers);
		for (String reserved : RESERVED) {
			if (this.headers.remove(reserved) != null) {
				throw new IllegalArgumentException(("The header '%s' belongs to the protocol, the client sets it by "
						+ "itself. To send another value, use WebTestClient.")
					.formatted(reserved));
			}
		}
		if (this.headers.remove(HttpHeaders.COOKIE) != null) {
			throw new IllegalArgumentException("Set cookies one by one, with cookie(name, value).");
		}
		return self();
	}

	@Override
	public S cookie(String name, String value) {
		this.cookies.put(name, value);
		return self();
	}

	@Override
	public S timeout(Duration timeout) {
		this.timeout = CallOptions.requirePositive(timeout);
		return self();
	}

	@Override
	public S validateArguments(boolean validate) {
		this.validateArguments = validate;
		return self();
	}

	void waitForHandshake(Duration timeout) {
		this.handshakeTimeout = CallOptions.requirePositive(timeout);
	}

	void call(String client) {
		this.client = client;
	}

	CallOptions options() {
		return new CallOptions(this.headers, this.cookies, this.timeout, this.validateArguments, this.handshakeTimeout,
				this.secrets, this.client);
	}

	/**
	 * Settings of single calls.
	 */
	static final class OfCalls extends AbstractCallSettings<Call> implements Call {

		OfCalls(CallOptions start) {
			super(start);
		}

		@Override
		Call self() {
			return this;
		}

	}

}
