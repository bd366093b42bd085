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

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * An application that serves streamable HTTP by itself, for the sake of a validator.
 */
// SDK 2.1.0 has another type of validator, which Spring AI's transports do not take yet.
@SuppressWarnings("deprecation")
@TestConfiguration(proxyBeanMethods = false)
class ProtectedStreamableHttp {

	@Bean
	WebFluxStreamableServerTransportProvider protectedStreamableHttp(ServerTransportSecurityValidator validator) {
		return WebFluxStreamableServerTransportProvider.builder().securityValidator(validator).build();
	}

}
