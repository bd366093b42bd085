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

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mcpslice.endpoint.McpTransport;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Where the transports are found: what the test says, else the properties under which
 * Spring AI's auto-configuration reads it, with its defaults. They are read from the
 * environment, so that a server without Spring AI's auto-configuration can be tested as
 * well. For use by mcpslice itself.
 *
 * @param declared the paths of which the test says that a transport is there
 * @param defaults the paths that hold otherwise
 * @param sseMessagePath path to which messages are posted
 * @param sseBaseUrl what stands before {@code sseMessagePath} when a client is told where
 * to post
 * @param basePath path under which the web application is served
 * @param disallowDelete whether clients may not end streamable HTTP sessions
 */
public record TransportSettings(Map<McpTransport, String> declared, Map<McpTransport, String> defaults,
		String sseMessagePath, String sseBaseUrl, String basePath, boolean disallowDelete) {

	private static final String ENDPOINTS = "mcpslice.server.endpoints";

	private static final Pattern PATH = Pattern.compile("(?!.*://)/?[^/\\s?#][^\\s?#]*");

	private static final String PREFIX = "spring.ai.mcp.server.";

	private static final String MCP_ENDPOINT = PREFIX + "streamable-http.mcp-endpoint";

	private static final String SSE_ENDPOINT = PREFIX + "sse-endpoint";

	private static final List<String> REACTIVE_BASE_PATH = List.of("spring.webflux.base-path");

	private static final List<String> SERVLET_BASE_PATH = List.of("server.servlet.context-path",
			"spring.mvc.servlet.path");

	/**
	 * Names of the application's properties that say where clients connect to.
	 */
	public static final List<String> PATH_PROPERTIES = Stream
		.of(List.of(MCP_ENDPOINT, SSE_ENDPOINT), REACTIVE_BASE_PATH, SERVLET_BASE_PATH)
		.flatMap(List::stream)
		.toList();

	/**
	 * Reads the settings of an application on WebFlux.
	 * @param environment has the properties
	 * @return the settings
	 * @throws IllegalStateException if what the test says is no path
	 */
	public static TransportSettings reactive(Environment environment) {
		return from(environment, REACTIVE_BASE_PATH);
	}

	/**
	 * Reads the settings of an application on Spring MVC.
	 * @param environment has the properties
	 * @return the settings
	 * @throws IllegalStateException if what the test says is no path
	 */
	public static TransportSettings servlet(Environment environment) {
		return from(environment, SERVLET_BASE_PATH);
	}

	private static TransportSettings from(Environment environment, List<String> basePaths) {
		String mcpPath = path(environment, MCP_ENDPOINT, "/mcp");
		String ssePath = path(environment, SSE_ENDPOINT, "/sse");
		String basePath = basePaths.stream()
			.map((property) -> path(environment, property, ""))
			.collect(Collectors.joining());
		String sseBaseUrl = environment.getProperty(PREFIX + "base-url", "");
		return new TransportSettings(declared(environment),
				Map.of(McpTransport.STREAMABLE_HTTP, mcpPath, McpTransport.SSE, ssePath, McpTransport.STATELESS,
						mcpPath),
				path(environment, PREFIX + "sse-message-endpoint", "/mcp/message"),
				sseBaseUrl.isEmpty() ? basePath : sseBaseUrl, basePath,
				environment.getProperty(PREFIX + "streamable-http.disallow-delete", Boolean.class, false));
	}

	private static Map<McpTransport, String> declared(Environment environment) {
		Map<McpTransport, String> declared = new EnumMap<>(McpTransport.class);
		Binder.get(environment)
			.bind(ENDPOINTS, Bindable.mapOf(McpTransport.class, String.class))
			.orElseGet(Map::of)
			.forEach((transport, path) -> {
				Assert.state(PATH.matcher(path.strip()).matches(),
						() -> "%s is '%s', but a path such as /mcp is expected; host and port are the server's."
							.formatted(property(transport), path));
				declared.put(transport, path(path));
			});
		return declared;
	}

	private static String path(Environment environment, String property, String defaultPath) {
		return path(environment.getProperty(property, defaultPath));
	}

	// With a slash before it and none behind, as Spring WebFlux reads a path as well.
	private static String path(String value) {
		String path = StringUtils.trimTrailingCharacter(value.strip(), '/');
		return (path.isEmpty() || path.startsWith("/")) ? path : "/" + path;
	}

	/**
	 * Returns the name of the property with which a test says where a transport is.
	 * @param transport the transport
	 * @return the name of the property
	 */
	public static String property(McpTransport transport) {
		return ENDPOINTS + "." + transport.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Returns the name of the property with which a test moves the attached transport.
	 * @param transport the transport
	 * @param path one of its paths
	 * @return the name of the property
	 */
	public String property(McpTransport transport, String path) {
		return path.equals(path(transport)) ? property(transport) : PREFIX + "sse-message-endpoint";
	}

	/**
	 * Tells whether the test says where a transport is.
	 * @param transport the transport
	 * @return whether it does
	 */
	public boolean isDeclared(McpTransport transport) {
		return this.declared.containsKey(transport);
	}

	/**
	 * Returns the path of a transport.
	 * @param transport the transport
	 * @return the path, without the base path, with a slash before it and none behind
	 */
	public String path(McpTransport transport) {
		return Objects.requireNonNull(this.declared.getOrDefault(transport, this.defaults.get(transport)));
	}

}
