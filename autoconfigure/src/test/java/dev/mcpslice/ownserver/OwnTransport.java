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

package dev.mcpslice.ownserver;

import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * The transport, in a component that is no configuration class.
 */
@Component
class OwnTransport {

	@Bean
	WebFluxStreamableServerTransportProvider transport() {
		return WebFluxStreamableServerTransportProvider.builder()
			.messageEndpoint("/talk")
			.securityValidator(
					DefaultServerTransportSecurityValidator.builder().allowedOrigin("http://friend.example").build())
			.build();
	}

}
