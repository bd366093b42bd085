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

import java.util.Objects;

import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.identity.ReactiveInstanceCheck;
import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.internal.identity.ServerTls;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.server.reactive.HttpHandler;

/**
 * Auto-configuration for the server side of the slice: where the server is, on which
 * event loops it runs, and how it ends.
 */
@AutoConfiguration(
		beforeName = "org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class McpServerSliceAutoConfiguration {

	/**
	 * Name of the bean that knows where the server is.
	 */
	static final String ENDPOINTS = "mcpsliceServerEndpoints";

	private static final Log logger = LogFactory.getLog(McpServerSliceAutoConfiguration.class);

	@Bean
	static BeanFactoryPostProcessor mcpsliceLocalPort(ConfigurableEnvironment environment) {
		return (beanFactory) -> environment.getPropertySources().addFirst(new LocalPortPropertySource(beanFactory));
	}

	// Outside of what the application puts around its handler, the base path included.
	@Bean
	@ConditionalOnBooleanProperty(name = ServerIdentity.CHECK_PROPERTY, matchIfMissing = true)
	static BeanPostProcessor mcpsliceInstanceCheck(ObjectProvider<ServerIdentity> identity) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				ServerIdentity own = (bean instanceof HttpHandler) ? identity.getIfAvailable() : null;
				return (own != null) ? new ReactiveInstanceCheck((HttpHandler) bean, own) : bean;
			}

		};
	}

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
	static BeanFactoryPostProcessor mcpsliceOwnTransportCheck(Environment environment) {
		return (beanFactory) -> TransportSelection.check(environment, beanFactory);
	}

	@Bean(ENDPOINTS)
	DefaultMcpServerEndpoints mcpsliceServerEndpoints(ApplicationContext context, Environment environment,
			ServerProperties serverProperties, ObjectProvider<AbstractConfigurableWebServerFactory> webServerFactory) {
		TransportSettings settings = TransportSettings.from(environment);
		EndpointPaths paths = new EndpointPaths(context, settings);
		return new DefaultMcpServerEndpoints(context, serverProperties.getAddress(), settings.basePath(), paths::find,
				() -> ServerTls.of(webServerFactory.getIfAvailable()));
	}

	@Bean
	@ConditionalOnMissingBean
	ReactorResourceFactory reactorResourceFactory() {
		return new ServerResources();
	}

	@Bean
	LoopbackPortZero mcpsliceLoopbackPortZero(Environment environment, ServerProperties serverProperties) {
		return new LoopbackPortZero(environment, serverProperties.getAddress());
	}

	@Bean
	OpenConnections mcpsliceOpenConnections() {
		return new OpenConnections();
	}

	@Bean
	QuickClose mcpsliceQuickClose(ConfigurableApplicationContext context, DefaultMcpServerEndpoints endpoints,
			OpenConnections connections) {
		return new QuickClose(context, endpoints, connections);
	}

	@Bean
	BlockedLoopWatch mcpsliceBlockedLoopWatch(OpenConnections connections, ObjectProvider<ServerIdentity> identity) {
		return new BlockedLoopWatch(connections,
				Objects.toString(identity.getIfAvailable(), "the MCP server under test"));
	}

	@Bean
	EmptyServerWarning mcpsliceEmptyServerWarning(ConfigurableApplicationContext context) {
		return new EmptyServerWarning(context);
	}

}
