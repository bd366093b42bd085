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

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

/**
 * Has the last word on where the server listens, whatever the application's customizers
 * say: on the address that the slice or the test has set, and on port 0, for which the
 * operating system chooses.
 */
final class LoopbackPortZero implements WebServerFactoryCustomizer<ConfigurableWebServerFactory>, Ordered {

	private final Environment environment;

	private final @Nullable InetAddress address;

	LoopbackPortZero(Environment environment, @Nullable InetAddress address) {
		this.environment = environment;
		this.address = address;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(ConfigurableWebServerFactory factory) {
		// Only a test's own @DynamicPropertySource ranks higher than what the slice sets.
		String port = this.environment.getProperty("server.port", "0");
		Assert.state("0".equals(port),
				() -> ("The test sets 'server.port' to %s, but a server under @McpServerTest always binds port 0. "
						+ "Remove the property and take the port from @LocalMcpServerPort or McpServerEndpoints.")
					.formatted(port));
		factory.setPort(0);
		factory.setAddress(this.address);
	}

}
