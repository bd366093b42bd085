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

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.TransportSettings;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.server.RouterFunction;

/**
 * Auto-configuration for the transport that the application does not have itself, where
 * it has one of streamable HTTP and SSE and the test wants the other too.
 */
@AutoConfiguration(afterName = {
		"org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerSseWebFluxAutoConfiguration",
		"org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerStreamableHttpWebFluxAutoConfiguration",
		"org.springframework.ai.mcp.server.common.autoconfigure.McpServerAutoConfiguration" })
class AttachedTransportAutoConfiguration {

	// Beans are asked what they are, not what they are declared as. Transports of other
	// classes than upstream's keep their sessions in ways of their own.
	@Bean
	@Nullable AttachedTransport mcpsliceAttachedTransport(ApplicationContext context, Environment environment) {
		ApplicationTransports transports = new ApplicationTransports(context);
		if (transports.all(McpTransport.SSE).isEmpty() && TransportSelection.isWanted(environment, McpTransport.SSE)
				&& transports.preferred(
						McpTransport.STREAMABLE_HTTP) instanceof WebFluxStreamableServerTransportProvider provider) {
			return new AttachedSseTransport(ApplicationTransport.of(provider), TransportSettings.from(environment));
		}
		Object sse = transports.preferred(McpTransport.SSE);
		if (transports.all(McpTransport.STREAMABLE_HTTP).isEmpty()
				&& TransportSelection.isWanted(environment, McpTransport.STREAMABLE_HTTP)
				&& AttachedSseTransport.routerFunction(sse) != null) {
			return new AttachedStreamableHttpTransport(
					ApplicationTransport.of((McpServerTransportProvider) Objects.requireNonNull(sse)),
					TransportSettings.from(environment));
		}
		return null;
	}

	// Before the application's, of which one may take all paths that are left.
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	RouterFunction<?> mcpsliceAttachedRoutes(ObjectProvider<AttachedTransport> transport) {
		AttachedTransport attached = transport.getIfAvailable();
		return (attached != null) ? attached.routes() : (request) -> Mono.empty();
	}

}
