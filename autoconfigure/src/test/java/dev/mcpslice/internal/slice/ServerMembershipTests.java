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

package dev.mcpslice.internal.slice;

import java.io.IOException;
import java.util.Set;

import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SliceMembership} of classes that configure servers, not their
 * features.
 */
class ServerMembershipTests {

	private static final SliceTypes TYPES = new SliceTypes(
			Set.of(McpAsyncServer.class, SecurityWebFilterChain.class, McpServerTransportProviderBase.class));

	private final MetadataReaderFactory metadataReaderFactory = new SimpleMetadataReaderFactory();

	private boolean includes(Class<?> candidate) throws IOException {
		return new SliceMembership(this.metadataReaderFactory, candidate.getClassLoader(), TYPES, true)
			.includes(this.metadataReaderFactory.getMetadataReader(candidate.getName()));
	}

	@ParameterizedTest
	@ValueSource(classes = { OwnServer.class, TransportRoutes.class, SecurityRules.class })
	void serversTheirRoutesAndRulesAreIn(Class<?> candidate) throws IOException {
		assertThat(includes(candidate)).isTrue();
	}

	@Test
	void otherRoutesAreOut() throws IOException {
		assertThat(includes(OtherRoutes.class)).isFalse();
	}

	@Configuration
	static class OwnServer {

		@Bean
		McpAsyncServer server() {
			throw new UnsupportedOperationException();
		}

	}

	@Configuration
	static class TransportRoutes {

		@Bean
		RouterFunction<ServerResponse> routes(String name, WebFluxStreamableServerTransportProvider transport) {
			throw new UnsupportedOperationException();
		}

	}

	@Configuration
	static class SecurityRules {

		@Bean
		SecurityWebFilterChain rules() {
			throw new UnsupportedOperationException();
		}

	}

	@Configuration
	static class OtherRoutes {

		@Bean
		RouterFunction<ServerResponse> routes(String name) {
			throw new UnsupportedOperationException();
		}

		@Bean
		String nameOf(WebFluxStreamableServerTransportProvider transport) {
			return transport.toString();
		}

	}

}
