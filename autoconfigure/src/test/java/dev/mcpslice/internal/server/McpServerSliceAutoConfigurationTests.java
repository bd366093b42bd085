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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.internal.server.webflux.WebFluxStackAutoConfiguration;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.http.client.ReactorResourceFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link McpServerSliceAutoConfiguration}.
 */
class McpServerSliceAutoConfigurationTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(McpServerEndpointsAutoConfiguration.class,
				McpServerSliceAutoConfiguration.class, WebFluxStackAutoConfiguration.class))
		.withBean(ServerProperties.class);

	@Test
	void standardInputIsNoHttpTransport() {
		this.runner
			.withBean(StdioServerTransportProvider.class,
					() -> new StdioServerTransportProvider(McpJsonDefaults.getMapper(),
							new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream()))
			.run((context) -> assertThat(context.getBean(McpServerEndpoints.class).transports()).isEmpty());
	}

	@Test
	void standardInputIsNotRead() {
		StdioServerTransportProvider reading = new StdioServerTransportProvider(McpJsonDefaults.getMapper());

		this.runner.withBean(StdioServerTransportProvider.class, () -> reading)
			.run((context) -> assertThat(context.getBean(StdioServerTransportProvider.class)).isNotSameAs(reading)
				.extracting("inputStream", "outputStream")
				.doesNotContain(System.in, System.out));
	}

	@Test
	void otherInputIsRead() {
		StdioServerTransportProvider reading = new StdioServerTransportProvider(McpJsonDefaults.getMapper(),
				new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream());

		this.runner.withBean(StdioServerTransportProvider.class, () -> reading)
			.run((context) -> assertThat(context.getBean(StdioServerTransportProvider.class)).isSameAs(reading));
	}

	@Test
	void resourcesOfTheApplicationStay() {
		ReactorResourceFactory own = new ReactorResourceFactory();

		this.runner.withBean(ReactorResourceFactory.class, () -> own)
			.run((context) -> assertThat(context.getBean(ReactorResourceFactory.class)).isSameAs(own));
	}

}
