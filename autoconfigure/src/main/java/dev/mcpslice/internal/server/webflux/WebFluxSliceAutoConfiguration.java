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

package dev.mcpslice.internal.server.webflux;

import java.util.Objects;

import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.internal.server.AttachedTransport;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.server.RouterFunction;

/**
 * Auto-configuration for slices on WebFlux and Reactor Netty: on which event loops they
 * run, and where the attached transport is.
 */
@AutoConfiguration(after = WebFluxStackAutoConfiguration.class,
		beforeName = "org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public class WebFluxSliceAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ReactorResourceFactory reactorResourceFactory() {
		return new ServerResources();
	}

	// Before the application's, of which one may take all paths that are left.
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	RouterFunction<?> mcpsliceAttachedRoutes(ObjectProvider<AttachedTransport> transport) {
		AttachedTransport attached = transport.getIfAvailable();
		RouterFunction<?> routes = (attached != null) ? WebFluxStack.routerFunction(attached.provider()) : null;
		return (routes != null) ? routes : (request) -> Mono.empty();
	}

	@Bean
	BlockedLoopWatch mcpsliceBlockedLoopWatch(OpenConnections connections, ObjectProvider<ServerIdentity> identity) {
		return new BlockedLoopWatch(connections,
				Objects.toString(identity.getIfAvailable(), "the MCP server under test"));
	}

}
