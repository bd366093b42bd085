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

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.test.context.support.TestPropertySourceUtils;
import org.springframework.util.ClassUtils;

/**
 * Finds out on which web stack an application has its MCP server. mcpslice brings WebFlux
 * for its clients, so that WebFlux on the class path means nothing.
 */
final class ApplicationStack {

	/**
	 * Name of the property that says which stack an application is on.
	 */
	static final String PROPERTY = "spring.main.web-application-type";

	private static final String SERVLET_TRANSPORT = "org.springframework.ai.mcp.server.webmvc.transport."
			+ "WebMvcStreamableServerTransportProvider";

	// The transport comes with mcpslice, its auto-configuration does not.
	private static final String REACTIVE_SERVER = "org.springframework.ai.mcp.server.webflux.autoconfigure."
			+ "McpServerStreamableHttpWebFluxAutoConfiguration";

	private static final String ANY_SERVER = "org.springframework.ai.mcp.server.common.autoconfigure."
			+ "McpServerAutoConfiguration";

	private static final String SERVLET_SECURITY = "org.springframework.security.web.SecurityFilterChain";

	private static final Map<WebApplicationType, Set<String>> SWITCHES = Map.of(WebApplicationType.REACTIVE,
			Set.of("org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity",
					"org.springframework.web.reactive.config.EnableWebFlux"),
			WebApplicationType.SERVLET,
			Set.of("org.springframework.security.config.annotation.web.configuration.EnableWebSecurity",
					"org.springframework.web.servlet.config.annotation.EnableWebMvc"));

	private ApplicationStack() {
	}

	/**
	 * Finds the stack.
	 * @param properties the test's own properties
	 * @param classLoader has the application's classes
	 * @return the stack; {@code null} if the application has servers on both, so that it
	 * is for Spring Boot to decide, as in production
	 */
	static @Nullable WebApplicationType find(Map<String, Object> properties, ClassLoader classLoader) {
		WebApplicationType wanted = wanted(properties);
		return (wanted != null && wanted != WebApplicationType.NONE) ? wanted
				: find((className) -> ClassUtils.isPresent(className, classLoader), WebApplicationType::deduce);
	}

	/**
	 * Returns the annotations that switch something on which only the other stack has.
	 * @param properties the test's own properties
	 * @param classLoader has the application's classes
	 * @return the names of the annotations, none if it is not known which stack it is
	 */
	static Set<String> switchesOfTheOther(String[] properties, ClassLoader classLoader) {
		WebApplicationType own = find(TestPropertySourceUtils.convertInlinedPropertiesToMap(properties), classLoader);
		if (own == null) {
			return Set.of();
		}
		return Objects.requireNonNull(SWITCHES
			.get((own == WebApplicationType.SERVLET) ? WebApplicationType.REACTIVE : WebApplicationType.SERVLET));
	}

	private static @Nullable WebApplicationType wanted(Map<String, Object> properties) {
		try {
			return new Binder(new MapConfigurationPropertySource(properties)).bind(PROPERTY, WebApplicationType.class)
				.orElse(null);
		}
		catch (BindException ex) {
			throw new IllegalStateException(
					"'%s' is '%s', but only 'servlet' and 'reactive' are served by @McpServerTest".formatted(PROPERTY,
							properties.get(PROPERTY)),
					ex);
		}
	}

	// A server of Spring AI's without a transport over HTTP speaks stdio, and WebFlux may
	// serve it. Where there is servlet security it may not, since no rule would apply.
	static @Nullable WebApplicationType find(Predicate<String> present, Supplier<WebApplicationType> deduced) {
		boolean servlet = present.test(SERVLET_TRANSPORT);
		boolean reactive = present.test(REACTIVE_SERVER);
		if (servlet && reactive) {
			return null;
		}
		boolean stdio = present.test(ANY_SERVER) && !present.test(SERVLET_SECURITY);
		if (servlet || (!reactive && !stdio && deduced.get() == WebApplicationType.SERVLET)) {
			return WebApplicationType.SERVLET;
		}
		return WebApplicationType.REACTIVE;
	}

}
