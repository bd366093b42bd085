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

package dev.mcpslice.internal.client.transport;

import dev.mcpslice.internal.client.wire.Recording;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import reactor.core.publisher.Mono;

/**
 * A transport that says why something failed, and shows each message to a
 * {@link MessageTap}. One for each client.
 */
public interface TestTransport extends McpClientTransport {

	/**
	 * Has a client connect and initialize.
	 * @param initialize initializes the client, and waits for it
	 * @param close closes the client, and waits for it
	 * @throws dev.mcpslice.client.McpHandshakeException if the server cannot be reached,
	 * or does not answer as an MCP server does
	 */
	void handshake(Runnable initialize, Runnable close);

	/**
	 * Returns what the next call will leave behind.
	 * @param title what is called
	 * @return an exchange without messages
	 */
	Exchange exchange(String title);

	/**
	 * Sends a message that the SDK's client knows nothing of.
	 * @param message the message
	 * @return completes when it has been sent
	 */
	Mono<Void> sendDirectly(JSONRPCMessage message);

	/**
	 * Returns why no notifications arrive outside of calls.
	 * @return a sentence, or an empty text if there is no reason
	 */
	String silence();

	/**
	 * Returns what has gone over the wire so far, and will.
	 * @return the recording
	 */
	Recording recording();

	/**
	 * Returns whether the client is being closed.
	 * @return whether it is
	 */
	boolean isClosing();

}
