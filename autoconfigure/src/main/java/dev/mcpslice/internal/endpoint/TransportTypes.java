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

package dev.mcpslice.internal.endpoint;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;

/**
 * The SDK's types of what serves a transport over HTTP. What serves stdio has the type of
 * SSE as well.
 */
public final class TransportTypes {

	private static final Map<McpTransport, Class<?>> TYPES = Map.of(McpTransport.STREAMABLE_HTTP,
			McpStreamableServerTransportProvider.class, McpTransport.SSE, McpServerTransportProvider.class,
			McpTransport.STATELESS, McpStatelessServerTransport.class);

	private TransportTypes() {
	}

	/**
	 * Returns the transports over HTTP.
	 * @return the transports, in their order
	 */
	public static Set<McpTransport> overHttp() {
		return EnumSet.complementOf(EnumSet.of(McpTransport.STDIO));
	}

	/**
	 * Returns the type of beans that serve a transport.
	 * @param transport the transport
	 * @return the type
	 */
	public static Class<?> of(McpTransport transport) {
		return Objects.requireNonNull(TYPES.get(transport));
	}

}
