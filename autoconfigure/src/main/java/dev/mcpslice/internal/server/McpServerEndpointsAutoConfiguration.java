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

import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.identity.ServerTls;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Auto-configuration for the server under test, whatever its web stack: where it is, and
 * how it ends.
 */
@AutoConfiguration(afterName = { "dev.mcpslice.internal.server.webflux.WebFluxStackAutoConfiguration",
		"dev.mcpslice.internal.server.webmvc.WebMvcStackAutoConfiguration" })
@ConditionalOnBean(WebStack.class)
class McpServerEndpointsAutoConfiguration {

	/**
	 * Name of the bean that knows where the server is.
	 */
	static final String ENDPOINTS = "mcpsliceServerEndpoints";

	@Bean
	static BeanFactoryPostProcessor mcpsliceLocalPort(ConfigurableEnvironment environment) {
		return (beanFactory) -> environment.getPropertySources().addFirst(new LocalPortPropertySource(beanFactory));
	}

	@Bean(ENDPOINTS)
	DefaultMcpServerEndpoints mcpsliceServerEndpoints(ApplicationContext context, WebStack stack,
			ServerProperties serverProperties, ObjectProvider<AbstractConfigurableWebServerFactory> webServerFactory) {
		TransportSettings settings = stack.settings();
		EndpointPaths paths = new EndpointPaths(context, stack, settings);
		return new DefaultMcpServerEndpoints(context, serverProperties.getAddress(), settings.basePath(), paths::find,
				() -> ServerTls.of(webServerFactory.getIfAvailable()));
	}

	@Bean
	QuickClose mcpsliceQuickClose(ConfigurableApplicationContext context, DefaultMcpServerEndpoints endpoints,
			WebStack stack) {
		return new QuickClose(context, endpoints, stack);
	}

}
