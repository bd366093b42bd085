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

package dev.mcpslice.internal.slice;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpStatelessAsyncServer;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.util.ReflectionUtils;

/**
 * Recognizes components and bean methods that work on the MCP server: those that take it,
 * and handlers that it calls when the roots of a client have changed.
 */
final class ServerUse {

	// The beginning of the names of servers and exchanges.
	private static final String MENTION = "io/modelcontextprotocol/server/Mcp";

	private static final Set<Class<?>> SERVERS = Set.of(McpSyncServer.class, McpAsyncServer.class,
			McpStatelessSyncServer.class, McpStatelessAsyncServer.class);

	private static final Set<Class<?>> EXCHANGES = Set.of(McpSyncServerExchange.class, McpAsyncServerExchange.class);

	private ServerUse() {
	}

	/**
	 * Tells whether it is worth loading a class to look closer. The names of all types
	 * that a class mentions stand in its file, those of type arguments included.
	 * @param classFile the class file
	 * @return whether it mentions a server or an exchange
	 * @throws IOException if the file cannot be read
	 */
	static boolean isPossible(Resource classFile) throws IOException {
		return new String(classFile.getContentAsByteArray(), StandardCharsets.ISO_8859_1).contains(MENTION);
	}

	/**
	 * Tells whether a component works on the server.
	 * @param type the class of the component
	 * @return whether it does
	 */
	static boolean by(Class<?> type) {
		return handlesRoots(ResolvableType.forClass(type))
				|| Stream.of(type.getDeclaredConstructors()).anyMatch(ServerUse::by)
				|| Stream.of(ReflectionUtils.getAllDeclaredMethods(type)).anyMatch(ServerUse::by) || hasField(type);
	}

	/**
	 * Tells whether a constructor or method takes the server.
	 * @param executable the constructor or method
	 * @return whether it does
	 */
	static boolean by(Executable executable) {
		return IntStream.range(0, executable.getParameterCount())
			.mapToObj((index) -> MethodParameter.forExecutable(executable, index))
			.anyMatch((parameter) -> isServer(ResolvableType.forMethodParameter(parameter)));
	}

	private static boolean hasField(Class<?> type) {
		boolean[] found = { false };
		ReflectionUtils.doWithFields(type, (field) -> found[0] |= isServer(ResolvableType.forField(field)));
		return found[0];
	}

	// Itself, or as what an ObjectProvider or a list of them is of.
	private static boolean isServer(ResolvableType type) {
		return isOneOf(SERVERS, type.resolve())
				|| Stream.of(type.getGenerics()).anyMatch((generic) -> isOneOf(SERVERS, generic.resolve()));
	}

	/**
	 * Tells whether a bean is a handler for changes of roots.
	 * @param type the type of the bean
	 * @return whether it is
	 */
	static boolean handlesRoots(ResolvableType type) {
		return isOneOf(EXCHANGES, type.as(BiConsumer.class).getGeneric(0).resolve());
	}

	private static boolean isOneOf(Set<Class<?>> types, @Nullable Class<?> candidate) {
		return candidate != null && types.contains(candidate);
	}

}
