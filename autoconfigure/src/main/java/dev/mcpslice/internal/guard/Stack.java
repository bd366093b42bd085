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

package dev.mcpslice.internal.guard;

import java.util.Locale;

import org.springframework.util.ClassUtils;

/**
 * The web stack of a server, which decides what its user has to write.
 */
enum Stack {

	/**
	 * Spring WebFlux.
	 */
	WEBFLUX("org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerStreamableHttpWebFluxAutoConfiguration"),

	/**
	 * Spring WebMVC.
	 */
	WEBMVC("org.springframework.ai.mcp.server.webmvc.autoconfigure.McpServerStreamableHttpWebMvcAutoConfiguration"),

	/**
	 * Not known, or none of Spring's.
	 */
	UNKNOWN("");

	private final String sign;

	Stack(String sign) {
		this.sign = sign;
	}

	/**
	 * Finds the stack of a server.
	 * @param ownClassPath whether the class path says something about the server
	 * @param answer any answer of the server
	 * @return the stack
	 */
	static Stack of(boolean ownClassPath, Answer answer) {
		return ownClassPath ? of(WEBFLUX.isPresent(), WEBMVC.isPresent(), answer) : UNKNOWN;
	}

	static Stack of(boolean webFlux, boolean webMvc, Answer answer) {
		if (webFlux && webMvc) {
			// Reactor Netty sends no date by itself. Tomcat and Jetty do.
			return answer.headers().containsHeader("Date") ? WEBMVC : WEBFLUX;
		}
		return webFlux ? WEBFLUX : webMvc ? WEBMVC : UNKNOWN;
	}

	private boolean isPresent() {
		return ClassUtils.isPresent(this.sign, Stack.class.getClassLoader());
	}

	/**
	 * Returns the name of the stack in data.
	 * @return the name
	 */
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
