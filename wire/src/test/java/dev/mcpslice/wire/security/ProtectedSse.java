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

package dev.mcpslice.wire.security;

import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxSseServerTransportProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;

/**
 * An application that serves SSE by itself, for the sake of a validator. Spring AI steps
 * back, with the routes as well.
 */
// SSE is going to be removed, with validators of this type.
@SuppressWarnings({ "deprecation", "removal" })
@TestConfiguration(proxyBeanMethods = false)
class ProtectedSse {

	@Bean
	WebFluxSseServerTransportProvider protectedSse(ServerTransportSecurityValidator validator) {
		return WebFluxSseServerTransportProvider.builder().securityValidator(validator).build();
	}

	@Bean
	RouterFunction<?> protectedSseRoutes(WebFluxSseServerTransportProvider transport) {
		return transport.getRouterFunction();
	}

}
