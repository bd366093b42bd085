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
import java.util.List;
import java.util.function.Consumer;

import org.springframework.http.HttpHeaders;

/**
 * What can be set for a client and for single calls: who calls, and how long it may take.
 * <p>
 * Settings of a call stand before those of its client: a header replaces the client's
 * header of the same name. They hold for the HTTP requests that carry the call; event
 * streams are opened, and sessions ended, with those of the client.
 *
 * @param <S> the type of the settings
 */
public interface McpCallSettings<S extends McpCallSettings<S>> {

	/**
	 * Sends a header, instead of one with the same name.
	 * @param name the header's name
	 * @param values the header's values
	 * @return these settings
	 * @throws IllegalArgumentException if the header belongs to the protocol
	 */
	default S header(String name, String... values) {
		return headers((headers) -> headers.put(name, List.of(values)));
	}

	/**
	 * Changes the headers to send.
	 * @param headers changes the headers
	 * @return these settings
	 * @throws IllegalArgumentException if a header belongs to the protocol
	 */
	S headers(Consumer<HttpHeaders> headers);

	/**
	 * Sends a bearer token ({@code Authorization}).
	 * @param token the token
	 * @return these settings
	 */
	default S bearerToken(String token) {
		return headers((headers) -> headers.setBearerAuth(token));
	}

	/**
	 * Sends user name and password (basic authentication, {@code Authorization}).
	 * @param username the user's name
	 * @param password the password
	 * @return these settings
	 */
	default S basicAuth(String username, String password) {
		return headers((headers) -> headers.setBasicAuth(username, password));
	}

	/**
	 * Sends a cookie, beside those with other names.
	 * @param name the cookie's name
	 * @param value the cookie's value
	 * @return these settings
	 */
	S cookie(String name, String value);

	/**
	 * Sets how long to wait: for the answer to a call, and for a notification. The
	 * property {@value McpClientFactory#TIMEOUT_PROPERTY} sets it for all clients of a
	 * slice.
	 * @param timeout the timeout, longer than nothing
	 * @return these settings
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	S timeout(Duration timeout);

	/**
	 * Sets whether the arguments of tools are validated against their input schemas
	 * before they are sent. They are not, unless it is asked for.
	 * @param validate whether they are validated
	 * @return these settings
	 */
	S validateArguments(boolean validate);

}
