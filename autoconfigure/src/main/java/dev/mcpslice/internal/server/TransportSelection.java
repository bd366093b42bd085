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

package dev.mcpslice.internal.server;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.TransportTypes;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.Assert;

/**
 * Decides which transport is the application's own, before any bean is defined.
 * <p>
 * The application's configured transport stays as it is, unless the test asks for a set
 * of transports without it; then the first of that set is configured in its stead, so
 * that upstream's own transport serves it. The tests' wish arrives as the property
 * {@value #PROPERTY}, which makes it part of the key under which contexts are cached.
 */
public final class TransportSelection implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	/**
	 * Name of the property that lists the wanted transports. Empty or absent: the
	 * configured transport, and the other one of streamable HTTP and SSE beside it.
	 */
	public static final String PROPERTY = "mcpslice.server.transports";

	private static final String PROTOCOL_PROPERTY = "spring.ai.mcp.server.protocol";

	private static final Map<McpTransport, String> PROTOCOLS = Map.of(McpTransport.STREAMABLE_HTTP, "STREAMABLE",
			McpTransport.SSE, "SSE", McpTransport.STATELESS, "STATELESS");

	/**
	 * Creates the initializer.
	 */
	public TransportSelection() {
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		Set<McpTransport> wanted = wanted(environment);
		if (wanted.isEmpty()) {
			return;
		}
		Assert.state(!wanted.contains(McpTransport.STDIO),
				"@McpServerTest asks for stdio, but a slice serves over HTTP. Leave the transports out to test the "
						+ "tools of such a server, and test its transport in a process: @McpServerProcessTest.");
		Assert.state(wanted.size() == 1 || !wanted.contains(McpTransport.STATELESS),
				() -> ("@McpServerTest asks for the transports %s, but a stateless server offers nothing else. "
						+ "Write transports = STATELESS, or leave STATELESS out.")
					.formatted(wanted));
		// Unset means SSE: so say the conditions of Spring AI's auto-configuration.
		String configured = environment.getProperty(PROTOCOL_PROPERTY, "SSE");
		if (wanted.stream().map(PROTOCOLS::get).noneMatch(configured::equalsIgnoreCase)) {
			environment.getPropertySources()
				.addFirst(new MapPropertySource("mcpslice.transports",
						Map.of(PROTOCOL_PROPERTY, PROTOCOLS.get(wanted.iterator().next()))));
		}
	}

	/**
	 * Refuses a wish that cannot be granted: transports which the application defines
	 * itself are there, whatever is configured.
	 * @param environment has the wish
	 * @param beanFactory has the definitions of the application's beans
	 * @throws IllegalStateException if a transport is not wanted
	 */
	static void check(Environment environment, ListableBeanFactory beanFactory) {
		Set<McpTransport> wanted = wanted(environment);
		ApplicationTransports transports = new ApplicationTransports(beanFactory);
		for (McpTransport transport : TransportTypes.overHttp()) {
			List<String> names = transports.names(transport);
			Assert.state(wanted.isEmpty() || wanted.contains(transport) || names.isEmpty(),
					() -> ("@McpServerTest asks for the transports %s, but the application defines one for %s itself "
							+ "%s, which stays as it is. Add it to the transports, or leave them out.")
						.formatted(wanted, transport, names));
		}
	}

	/**
	 * Tells whether the test asks for a transport.
	 * @param environment has the wish
	 * @param transport the transport
	 * @return whether it does, or asks for none
	 */
	public static boolean isWanted(Environment environment, McpTransport transport) {
		Set<McpTransport> wanted = wanted(environment);
		return wanted.isEmpty() || wanted.contains(transport);
	}

	/**
	 * Returns what the test asks for.
	 * @param environment has the wish
	 * @return the transports, or none if all that there can be are wanted
	 */
	static Set<McpTransport> wanted(Environment environment) {
		return Binder.get(environment)
			.bind(PROPERTY, Bindable.setOf(McpTransport.class))
			.orElseGet(() -> EnumSet.noneOf(McpTransport.class));
	}

}
