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

import java.util.List;

import dev.mcpslice.endpoint.McpTransport;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.web.context.reactive.ReactiveWebApplicationContext;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for the server side of the slice, whatever its web stack: which
 * transport is attached, and what is started.
 */
@AutoConfiguration(after = McpServerEndpointsAutoConfiguration.class, afterName = {
		"dev.mcpslice.internal.server.webflux.StdioApplicationAutoConfiguration",
		"org.springframework.ai.mcp.server.webmvc.autoconfigure.McpServerSseWebMvcAutoConfiguration",
		"org.springframework.ai.mcp.server.webmvc.autoconfigure.McpServerStreamableHttpWebMvcAutoConfiguration",
		"org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerSseWebFluxAutoConfiguration",
		"org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerStreamableHttpWebFluxAutoConfiguration",
		"org.springframework.ai.mcp.server.common.autoconfigure.McpServerAutoConfiguration" })
@ConditionalOnBean(WebStack.class)
class McpServerSliceAutoConfiguration {

	private static final Log logger = LogFactory.getLog(McpServerSliceAutoConfiguration.class);

	// Transports that are made lazily are not there when routes are looked for. Nor are
	// they in production, where nobody makes them.
	@Bean
	static LazyInitializationExcludeFilter mcpsliceEagerInitialization(Environment environment) {
		if (environment.getProperty("spring.main.lazy-initialization", Boolean.class, false)) {
			logger.warn("This slice initializes all beans, though 'spring.main.lazy-initialization' is true. In "
					+ "production, where it holds, the MCP server is not made before somebody asks for it, and "
					+ "does not answer.");
		}
		return (beanName, beanDefinition, beanType) -> true;
	}

	@Bean
	static UnscheduledTasks mcpsliceUnscheduledTasks() {
		return new UnscheduledTasks();
	}

	@Bean
	static SilentStdioTransport mcpsliceSilentStdioTransport() {
		return new SilentStdioTransport();
	}

	@Bean
	static OtherStackCheck mcpsliceOtherStackCheck(ApplicationContext context) {
		return new OtherStackCheck(context instanceof ReactiveWebApplicationContext);
	}

	@Bean
	static BeanFactoryPostProcessor mcpsliceOwnTransportCheck(Environment environment) {
		return (beanFactory) -> TransportSelection.check(environment, beanFactory);
	}

	@Bean
	LoopbackPortZero mcpsliceLoopbackPortZero(Environment environment, ServerProperties serverProperties) {
		return new LoopbackPortZero(environment, serverProperties.getAddress());
	}

	// Beans are asked what they are, not what they are declared as. Transports of other
	// classes than upstream's keep their sessions in ways of their own.
	@Bean
	@Nullable AttachedTransport mcpsliceAttachedTransport(ApplicationContext context, WebStack stack) {
		Environment environment = context.getEnvironment();
		ApplicationTransports transports = new ApplicationTransports(context);
		for (McpTransport missing : List.of(McpTransport.SSE, McpTransport.STREAMABLE_HTTP)) {
			McpTransport other = (missing == McpTransport.SSE) ? McpTransport.STREAMABLE_HTTP : McpTransport.SSE;
			Object owner = transports.preferred(other);
			if (owner != null && transports.all(missing).isEmpty()
					&& TransportSelection.isWanted(environment, missing)) {
				return stack.attach(owner);
			}
		}
		return null;
	}

	@Bean
	EmptyServerWarning mcpsliceEmptyServerWarning(ConfigurableApplicationContext context) {
		return new EmptyServerWarning(context);
	}

}
