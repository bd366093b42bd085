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

package dev.mcpslice.junit;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * What tells injected clients apart.
 *
 * @param type the client's type
 * @param server name of the server, empty if it is that of the test's context
 * @param transport the chosen transport, or the server's default
 * @param name the connection's name
 */
record ClientKey(Class<?> type, String server, McpTransport transport, String name) {

	static ClientKey of(ParameterContext parameterContext, String server, McpServerEndpoints endpoints) {
		Class<?> type = parameterContext.getParameter().getType();
		McpConnection connection = ServerParameter.connection(parameterContext);
		if (connection == null) {
			return new ClientKey(type, server, endpoints.defaultTransport(), "");
		}
		McpTransport[] transports = connection.transport();
		if (transports.length > 1) {
			throw new ParameterResolutionException(
					"@McpConnection takes one transport, since a client has one connection. "
							+ "Declare a parameter for each transport.");
		}
		return new ClientKey(type, server, (transports.length > 0) ? transports[0] : endpoints.defaultTransport(),
				connection.name());
	}

}
