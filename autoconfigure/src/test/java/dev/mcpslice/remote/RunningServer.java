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

package dev.mcpslice.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.server.WebFilter;

/**
 * A server that no test has started, as far as its clients know.
 */
final class RunningServer implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private RunningServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static RunningServer start(String... properties) {
		return new RunningServer(new SpringApplicationBuilder(Application.class)
			.properties(
					Stream.concat(Stream.of("server.port=0", "server.shutdown=immediate"), Arrays.stream(properties))
						.toArray(String[]::new))
			.run());
	}

	URI at(String path) {
		String scheme = this.context.getEnvironment().containsProperty("server.ssl.bundle") ? "https" : "http";
		return URI.create("%s://localhost:%s%s".formatted(scheme,
				this.context.getEnvironment().getProperty("local.server.port"), path));
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@McpTool(name = "greet", description = "Greets")
		String greet(String name) {
			return "Hello " + name;
		}

		// Not the JVM's, which end with the first of several applications.
		@Bean
		ReactorResourceFactory ownResources() {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			resources.setShutdownQuietPeriod(Duration.ZERO);
			return resources;
		}

		// Asks for a token if the application has one.
		@Bean
		@Order(0)
		WebFilter doorman(@Value("${token:}") String token) {
			return (exchange, chain) -> {
				String given = exchange.getRequest().getHeaders().getFirst("Authorization");
				if (token.isEmpty() || ("Bearer " + token).equals(given)) {
					return chain.filter(exchange);
				}
				exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
				return exchange.getResponse().setComplete();
			};
		}

	}

}
