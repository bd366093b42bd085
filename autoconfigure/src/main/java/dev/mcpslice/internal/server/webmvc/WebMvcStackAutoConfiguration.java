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

package dev.mcpslice.internal.server.webmvc;

import dev.mcpslice.internal.identity.EventStreamFilter;
import dev.mcpslice.internal.identity.FirstFilter;
import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.internal.identity.ServletInstanceCheck;
import dev.mcpslice.internal.server.WebStack;
import org.apache.catalina.core.StandardContext;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import org.springframework.ai.mcp.server.webmvc.transport.WebMvcStreamableServerTransportProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;

/**
 * Auto-configuration for servers under test on servlets: who may speak to them, and how
 * fast they end.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class WebMvcStackAutoConfiguration {

	/**
	 * How long a server waits for requests that are under way, in milliseconds.
	 */
	private static final int LIMIT = 20;

	@Bean
	@ConditionalOnBooleanProperty(name = ServerIdentity.CHECK_PROPERTY, matchIfMissing = true)
	FirstFilter mcpsliceInstanceCheck(ServerIdentity identity) {
		return new FirstFilter(new ServletInstanceCheck(identity), 0);
	}

	@Bean
	FirstFilter mcpsliceEventStreams() {
		return new FirstFilter(new EventStreamFilter(), 1);
	}

	/**
	 * Spring AI's transports.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ RouterFunction.class, WebMvcStreamableServerTransportProvider.class })
	static class WebMvcConfiguration {

		@Bean
		WebStack mcpsliceWebStack(ApplicationContext context) {
			return new WebMvcStack(context);
		}

	}

	/**
	 * Other transports.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass({
			"org.springframework.ai.mcp.server.webmvc.transport" + ".WebMvcStreamableServerTransportProvider" })
	static class ServletConfiguration {

		@Bean
		WebStack mcpsliceWebStack(Environment environment) {
			return new ServletStack(environment);
		}

	}

	/**
	 * How Tomcat ends.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ConfigurableTomcatWebServerFactory.class, StandardContext.class })
	static class TomcatConfiguration {

		// Without a limit of its own, the executor would be waited for 5 s.
		@Bean
		WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> mcpsliceTomcat() {
			return (factory) -> {
				factory.addContextCustomizers((context) -> ((StandardContext) context).setUnloadDelay(LIMIT));
				factory.addConnectorCustomizers(
						(connector) -> connector.setProperty("executorTerminationTimeoutMillis", "1"));
			};
		}

	}

	/**
	 * How Jetty ends.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ConfigurableJettyWebServerFactory.class, QueuedThreadPool.class })
	static class JettyConfiguration {

		@Bean
		WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> mcpsliceJetty() {
			return (factory) -> factory.addServerCustomizers((server) -> {
				if (server.getThreadPool() instanceof QueuedThreadPool threads) {
					threads.setStopTimeout(LIMIT);
				}
			});
		}

	}

}
