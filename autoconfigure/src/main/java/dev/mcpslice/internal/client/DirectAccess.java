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

import java.util.Set;
import java.util.function.Supplier;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.transport.CallOptions;
import dev.mcpslice.internal.client.transport.TestTransport;
import dev.mcpslice.internal.identity.ServerIdentity;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * How to reach a server without a client, for what no client would send.
 *
 * @param endpoints where the server is
 * @param transports the transports to use
 * @param options who calls
 * @param identity which server it is, if that is known
 * @param connector connects over HTTP; {@code null} over stdio
 * @param stdio makes a transport over stdio; {@code null} over HTTP
 * @param ownClassPath whether the class path is probably that of the server, too
 */
public record DirectAccess(McpServerEndpoints endpoints, Set<McpTransport> transports, CallOptions options,
		@Nullable ServerIdentity identity, @Nullable ClientHttpConnector connector,
		@Nullable Supplier<TestTransport> stdio, boolean ownClassPath) {

	/**
	 * Returns the headers that say who calls.
	 * @return headers of the caller, cookies included
	 */
	public HttpHeaders caller() {
		HttpHeaders headers = HttpHeaders.copyOf(this.options.headers());
		this.options.cookies().forEach((name, value) -> headers.add(HttpHeaders.COOKIE, name + "=" + value));
		return headers;
	}

}
