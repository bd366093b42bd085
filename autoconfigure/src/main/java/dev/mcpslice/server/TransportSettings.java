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

package dev.mcpslice.server;

import java.util.Map;

import dev.mcpslice.endpoint.McpTransport;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Where the transports are found: the properties under which Spring AI's
 * auto-configuration reads them, with its defaults. They are read from the environment,
 * so that a server without Spring AI's auto-configuration can be tested as well.
 *
 * @param streamableHttpPath path of the streamable HTTP or stateless endpoint
 * @param ssePath path of the event stream
 * @param sseMessagePath path to which messages are posted
 * @param sseBaseUrl what stands before {@code sseMessagePath} when a client is told where
 * to post
 * @param basePath path under which the web application is served
 * @param disallowDelete whether clients may not end streamable HTTP sessions
 */
record TransportSettings(String streamableHttpPath, String ssePath, String sseMessagePath, String sseBaseUrl,
		String basePath, boolean disallowDelete) {

	private static final String PREFIX = "spring.ai.mcp.server.";

	static TransportSettings from(Environment environment) {
		String basePath = path(environment, "spring.webflux.base-path", "");
		String sseBaseUrl = environment.getProperty(PREFIX + "base-url", "");
		return new TransportSettings(path(environment, PREFIX + "streamable-http.mcp-endpoint", "/mcp"),
				path(environment, PREFIX + "sse-endpoint", "/sse"),
				path(environment, PREFIX + "sse-message-endpoint", "/mcp/message"),
				sseBaseUrl.isEmpty() ? basePath : sseBaseUrl, basePath,
				environment.getProperty(PREFIX + "streamable-http.disallow-delete", Boolean.class, false));
	}

	// With a slash before it and none behind, as Spring WebFlux reads a path as well.
	private static String path(Environment environment, String property, String defaultPath) {
		String path = StringUtils.trimTrailingCharacter(environment.getProperty(property, defaultPath).strip(), '/');
		return (path.isEmpty() || path.startsWith("/")) ? path : "/" + path;
	}

	Map<McpTransport, String> paths() {
		return Map.of(McpTransport.STREAMABLE_HTTP, this.streamableHttpPath, McpTransport.SSE, this.ssePath,
				McpTransport.STATELESS, this.streamableHttpPath);
	}

}
