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

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Stands between a transport and the SDK's client, and sees each message.
 */
public interface MessageTap {

	/**
	 * Lets everything through.
	 */
	MessageTap NONE = new MessageTap() {
	};

	/**
	 * Called before a message is sent.
	 * @param message the message
	 * @param context the Reactor context in which it is sent
	 */
	default void sending(JSONRPCMessage message, ContextView context) {
	}

	/**
	 * Called when a message has arrived.
	 * @param message the message
	 * @param context the Reactor context of the call to whose stream it belongs, or an
	 * empty one
	 * @param transport the transport on which it has arrived
	 * @return what the SDK's client gets of it, or nothing if it has been dealt with
	 */
	default Mono<JSONRPCMessage> received(JSONRPCMessage message, ContextView context, TestTransport transport) {
		return Mono.just(message);
	}

	/**
	 * Called when the event stream for notifications outside of calls has been opened.
	 */
	default void eventStreamOpened() {
	}

	/**
	 * Called when that event stream has ended, and is not opened again.
	 * @param how when and how, as it reads in a message
	 */
	default void eventStreamEnded(String how) {
	}

	/**
	 * Called when a text has arrived that is no message.
	 * @param text the text
	 * @param context the Reactor context of the call to whose stream it belongs, or an
	 * empty one
	 */
	default void malformed(String text, ContextView context) {
	}

	/**
	 * Called when no call will be answered that waits for its answer.
	 * @param reason why
	 */
	default void answersLost(Throwable reason) {
	}

	/**
	 * Called when nothing will arrive any more, though nobody has closed the client.
	 * @param reason why
	 */
	default void disconnected(RuntimeException reason) {
	}

}
