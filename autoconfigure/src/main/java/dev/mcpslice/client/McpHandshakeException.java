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

package dev.mcpslice.client;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.Troubleshooting;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * Thrown when a client could not connect to the MCP server under test or could not
 * initialize its session. The message names the address, what the server answered (HTTP
 * status and the beginning of the body) or what else went wrong. When another server
 * answered than the one that is meant, it names both.
 */
public final class McpHandshakeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable HttpStatusCode status;

	/**
	 * Creates an exception.
	 * @param transport the transport of the client
	 * @param server what the client has connected to
	 * @param reason why the handshake has failed
	 * @param status what the server has answered instead, if it has answered
	 * @param cause the failure of the client
	 */
	public McpHandshakeException(McpTransport transport, String server, String reason, @Nullable HttpStatusCode status,
			Throwable cause) {
		super("The MCP handshake over %s with %s failed: %s\n%s".formatted(transport, server, reason,
				Troubleshooting.HANDSHAKE), cause);
		this.status = status;
	}

	/**
	 * Returns the HTTP status with which the server has refused the client.
	 * @return the status, or {@code null} if something else went wrong
	 */
	public @Nullable HttpStatusCode status() {
		return this.status;
	}

}
