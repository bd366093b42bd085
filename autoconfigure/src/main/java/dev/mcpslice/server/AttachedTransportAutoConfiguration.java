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

package dev.mcpslice.server;

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.reactive.function.server.RouterFunction;

/**
 * Auto-configuration for the transport that the application is not configured for, where
 * the application has one of streamable HTTP and SSE and the test wants the other too.
 */
@AutoConfiguration(afterName = {
		"org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerSseWebFluxAutoConfiguration",
		"org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerStreamableHttpWebFluxAutoConfiguration",
		"org.springframework.ai.mcp.server.common.autoconfigure.McpServerAutoConfiguration" })
class AttachedTransportAutoConfiguration {

	// Other providers keep their sessions in ways of their own: they are served alone.
	private static final String UPSTREAM = "org.springframework.ai.mcp.server.webflux.transport.";

	@Configuration(proxyBeanMethods = false)
	@Conditional(SseWanted.class)
	@ConditionalOnSingleCandidate(type = UPSTREAM + "WebFluxStreamableServerTransportProvider")
	@ConditionalOnMissingBean(McpServerTransportProvider.class)
	static class AttachedSseConfiguration {

		@Bean
		AttachedTransport mcpsliceAttachedSse(McpStreamableServerTransportProvider provider, Environment environment) {
			return new AttachedSseTransport(ApplicationTransport.of(provider), TransportSettings.from(environment));
		}

		@Bean
		RouterFunction<?> mcpsliceAttachedSseRoutes(AttachedTransport transport) {
			return transport.routes();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(StreamableHttpWanted.class)
	@ConditionalOnSingleCandidate(type = UPSTREAM + "WebFluxSseServerTransportProvider")
	@ConditionalOnMissingBean(McpStreamableServerTransportProvider.class)
	static class AttachedStreamableHttpConfiguration {

		@Bean
		AttachedTransport mcpsliceAttachedStreamableHttp(McpServerTransportProvider provider, Environment environment) {
			return new AttachedStreamableHttpTransport(ApplicationTransport.of(provider),
					TransportSettings.from(environment));
		}

		@Bean
		RouterFunction<?> mcpsliceAttachedStreamableHttpRoutes(AttachedTransport transport) {
			return transport.routes();
		}

	}

	static class SseWanted implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return TransportSelection.isWanted(context.getEnvironment(), McpTransport.SSE);
		}

	}

	static class StreamableHttpWanted implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return TransportSelection.isWanted(context.getEnvironment(), McpTransport.STREAMABLE_HTTP);
		}

	}

}
