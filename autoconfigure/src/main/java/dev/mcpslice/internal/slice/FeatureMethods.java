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

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Methods that are features of an MCP server, by their annotations. For use by mcpslice
 * itself.
 */
public final class FeatureMethods {

	private static final String TOOL = "org.springframework.ai.tool.annotation.Tool";

	private static final List<String> MCP = List.of("org.springframework.ai.mcp.annotation.McpTool",
			"org.springframework.ai.mcp.annotation.McpResource", "org.springframework.ai.mcp.annotation.McpPrompt",
			"org.springframework.ai.mcp.annotation.McpComplete");

	/**
	 * Names of the types of tools that are made by hand, or of {@code @Tool} methods.
	 */
	public static final List<String> CALLBACKS = List.of("org.springframework.ai.tool.ToolCallbackProvider",
			"org.springframework.ai.tool.ToolCallback");

	/**
	 * Names of the annotations.
	 */
	public static final List<String> ANNOTATIONS = Stream.concat(MCP.stream(), Stream.of(TOOL)).toList();

	private FeatureMethods() {
	}

	/**
	 * Returns methods that Spring AI's scanner makes features of.
	 * @param type the class of a component
	 * @return the methods
	 */
	public static List<Method> scanned(Class<?> type) {
		return find(type, MCP);
	}

	/**
	 * Returns methods that are features only by means of a {@code ToolCallbackProvider}.
	 * @param type the class of a component
	 * @return the methods
	 */
	public static List<Method> provided(Class<?> type) {
		return find(type, List.of(TOOL));
	}

	/**
	 * Tells whether a component offers something to clients by its methods, or by what it
	 * is: a {@code ToolCallback} or {@code ToolCallbackProvider}.
	 * @param type the class of the component
	 * @return whether it does
	 */
	public static boolean isFeature(Class<?> type) {
		return !find(type, ANNOTATIONS).isEmpty() || CALLBACKS.stream()
			.filter((name) -> ClassUtils.isPresent(name, type.getClassLoader()))
			.anyMatch((name) -> ClassUtils.resolveClassName(name, type.getClassLoader()).isAssignableFrom(type));
	}

	private static List<Method> find(Class<?> type, List<String> annotations) {
		return Stream.of(ReflectionUtils.getAllDeclaredMethods(ClassUtils.getUserClass(type))).filter((method) -> {
			MergedAnnotations present = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
			return annotations.stream().anyMatch(present::isPresent);
		}).toList();
	}

}
