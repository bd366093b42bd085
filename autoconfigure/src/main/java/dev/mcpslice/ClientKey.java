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

package dev.mcpslice;

import java.lang.reflect.Parameter;
import java.util.stream.Stream;

import dev.mcpslice.endpoint.McpTransport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * What tells injected clients apart.
 *
 * @param type the client's type
 * @param server name of the server, empty if it is that of the test's context
 * @param transport the chosen transport, or the server's default, {@code null} if that is
 * not known before the client is opened
 * @param name the connection's name
 * @param ordinal how many parameters before it are declared alike in the same method, if
 * the connection has no name
 */
record ClientKey(Class<?> type, String server, @Nullable McpTransport transport, String name, int ordinal) {

	static ClientKey of(ParameterContext parameterContext, ServerUnderTest server) {
		ClientKey key = of(parameterContext.getParameter(), server);
		if (!key.name().isEmpty()) {
			return key;
		}
		String declaredServer = serverOf(parameterContext.getParameter());
		long before = Stream.of(parameterContext.getDeclaringExecutable().getParameters())
			.limit(parameterContext.getIndex())
			.filter((other) -> key.type() == other.getType() && serverOf(other).equals(declaredServer))
			.filter((other) -> of(other, server).equals(key))
			.count();
		return new ClientKey(key.type(), server.name(), key.transport(), "", (int) before);
	}

	private static ClientKey of(Parameter parameter, ServerUnderTest server) {
		McpConnection connection = ServerParameter.connection(parameter);
		McpTransport transport = ServerParameter.transport(parameter);
		return new ClientKey(parameter.getType(), server.name(),
				(transport != null) ? transport : server.defaultTransport().get(),
				(connection != null) ? connection.name() : "", 0);
	}

	private static String serverOf(Parameter parameter) {
		McpConnection connection = ServerParameter.connection(parameter);
		return (connection != null) ? connection.server() : "";
	}

}
