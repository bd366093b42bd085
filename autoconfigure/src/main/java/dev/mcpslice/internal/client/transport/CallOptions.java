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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.internal.client.wire.Secrets;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;

/**
 * What has been set for a client or for a single call.
 *
 * @param headers the headers to send
 * @param cookies the cookies to send
 * @param timeout how long to wait
 * @param validateArguments whether arguments of tools are validated before they are sent
 * @param handshakeTimeout how long to wait for the handshake
 * @param secrets what a recording must not tell
 * @param client the name of the client, or an empty text
 */
public record CallOptions(HttpHeaders headers, Map<String, String> cookies, Duration timeout, boolean validateArguments,
		Duration handshakeTimeout, Secrets secrets, String client) {

	/**
	 * As long as the SDK's clients wait by themselves.
	 */
	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

	public CallOptions {
		headers = HttpHeaders.readOnlyHttpHeaders(HttpHeaders.copyOf(headers));
		cookies = Map.copyOf(cookies);
		requirePositive(timeout);
		requirePositive(handshakeTimeout);
	}

	/**
	 * Creates the options of an environment.
	 * @param environment where the timeouts are configured
	 * @return the options
	 */
	public static CallOptions from(Environment environment) {
		return new CallOptions(HttpHeaders.EMPTY, Map.of(), timeout(environment, McpClientFactory.TIMEOUT_PROPERTY),
				false, timeout(environment, McpClientFactory.HANDSHAKE_TIMEOUT_PROPERTY),
				new Secrets(Binder.get(environment)
					.bind(McpClientFactory.MASKED_PROPERTY, Bindable.listOf(String.class))
					.orElse(List.of())),
				"");
	}

	private static Duration timeout(Environment environment, String property) {
		return Binder.get(environment).bind(property, Duration.class).orElse(DEFAULT_TIMEOUT);
	}

	/**
	 * Says who a client is, in failures and recordings.
	 * @return a part of a sentence, or an empty text for a client without a name
	 */
	public String by() {
		return this.client.isEmpty() ? "" : " by client '%s'".formatted(this.client);
	}

	/**
	 * Says who a client is, after what it is connected to.
	 * @return a part of a sentence, or an empty text for a client without a name
	 */
	public String suffix() {
		return this.client.isEmpty() ? "" : ", client '%s'".formatted(this.client);
	}

	public static Duration requirePositive(Duration timeout) {
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException(
					"The timeout of a client is how long it waits at most: give it more than %s.".formatted(timeout));
		}
		return timeout;
	}

}
