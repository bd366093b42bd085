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

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A JSON-RPC message that a client has sent or received, part of a {@link Wire}.
 * Thread-safe.
 */
public interface WireMessage {

	/**
	 * Returns when it was.
	 * @return the time since the client was opened
	 */
	Duration time();

	/**
	 * Returns whether the client has sent the message.
	 * @return whether it has; otherwise it has received it
	 */
	boolean isSent();

	/**
	 * Returns the method.
	 * @return the method of a request or notification, {@code null} for a response
	 */
	@Nullable String method();

	/**
	 * Returns the id.
	 * @return the id of a request or response, {@code null} for a notification
	 */
	@Nullable Object id();

	/**
	 * Returns whether the message is a response that says that its request failed.
	 * @return whether it has an error
	 */
	boolean isError();

	/**
	 * Returns the message as JSON, with secrets masked. One that is very long is cut.
	 * @return the JSON
	 */
	String json();

	/**
	 * Returns the exchange that carried the message.
	 * @return the exchange whose request it was, or on whose answer's stream it came,
	 * {@code null} over stdio and if that is not known
	 */
	@Nullable WireExchange http();

	/**
	 * Returns a header of the request that carried the message.
	 * @param name the header's name
	 * @return its first value, masked if it is a secret, {@code null} if there is none
	 */
	default @Nullable String header(String name) {
		WireExchange exchange = http();
		return (exchange != null) ? exchange.requestHeaders().getFirst(name) : null;
	}

}
