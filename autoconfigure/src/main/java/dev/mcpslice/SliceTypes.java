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

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessAsyncServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.McpTransportContextExtractor;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;

import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.util.ClassUtils;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;

/**
 * The types whose beans belong to the slice, as far as they are on the classpath.
 */
// The validator is deprecated from SDK 2.1.0 on, and all that there is in 2.0.0.
@SuppressWarnings("deprecation")
final class SliceTypes {

	private static final String[] OPTIONAL_TYPES = {
			"io.modelcontextprotocol.server.transport.ServerHttpHeaderValidator",
			"org.springframework.ai.tool.ToolCallback", "org.springframework.ai.tool.ToolCallbackProvider",
			"org.springframework.ai.mcp.customizer.McpSyncServerCustomizer",
			"org.springframework.ai.mcp.customizer.McpAsyncServerCustomizer", "tools.jackson.databind.JacksonModule",
			"org.springframework.boot.jackson.JacksonComponent", "com.fasterxml.jackson.databind.Module",
			"org.springframework.boot.jackson2.JsonComponent",
			"org.springframework.security.authentication.ReactiveAuthenticationManager",
			"org.springframework.security.authentication.ReactiveAuthenticationManagerResolver",
			"org.springframework.security.core.userdetails.ReactiveUserDetailsService",
			"org.springframework.security.crypto.password.PasswordEncoder",
			"org.springframework.security.oauth2.jwt.ReactiveJwtDecoder",
			"org.springframework.security.oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector",
			"org.springframework.security.web.server.SecurityWebFilterChain" };

	private static final Set<Class<?>> TRANSPORTS = Set.of(McpServerTransportProviderBase.class,
			McpStatelessServerTransport.class);

	private static final Set<Class<?>> TYPES;

	static {
		Set<Class<?>> types = new LinkedHashSet<>(TRANSPORTS);
		types.addAll(Set.of(McpSyncServer.class, McpAsyncServer.class, McpStatelessSyncServer.class,
				McpStatelessAsyncServer.class, McpTransportContextExtractor.class,
				ServerTransportSecurityValidator.class, WebFilter.class, WebExceptionHandler.class,
				WebFluxConfigurer.class, CorsConfigurationSource.class, Converter.class, GenericConverter.class,
				SslBundleRegistrar.class));
		Stream.of(McpServerFeatures.class, McpStatelessServerFeatures.class)
			.flatMap((features) -> Stream.of(features.getDeclaredClasses()))
			.filter((specification) -> specification.getSimpleName().endsWith("Specification"))
			.forEach(types::add);
		ClassLoader classLoader = SliceTypes.class.getClassLoader();
		Stream.of(OPTIONAL_TYPES)
			.filter((name) -> ClassUtils.isPresent(name, classLoader))
			.map((name) -> ClassUtils.resolveClassName(name, classLoader))
			.forEach(types::add);
		TYPES = Collections.unmodifiableSet(types);
	}

	private SliceTypes() {
	}

	static Set<Class<?>> all() {
		return TYPES;
	}

	static boolean includes(Class<?> candidate) {
		return TYPES.stream().anyMatch((type) -> type.isAssignableFrom(candidate));
	}

	/**
	 * Tells whether a bean method serves a transport over HTTP.
	 * @param method the bean method
	 * @return whether it makes a router function of a transport
	 */
	static boolean routesTransport(Method method) {
		return RouterFunction.class.isAssignableFrom(method.getReturnType()) && Stream.of(method.getParameterTypes())
			.anyMatch((type) -> TRANSPORTS.stream().anyMatch((transport) -> transport.isAssignableFrom(type)));
	}

}
