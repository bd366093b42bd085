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

package dev.mcpslice.slice;

import java.util.List;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpTransportContextExtractor;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxSseServerTransportProvider;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The attached transport is protected as the application's own is, and tells tools as
 * much about a request.
 */
@SuppressWarnings({ "deprecation", "removal" })
class AttachedSecurityTests {

	/**
	 * The same expectations of the attached transport, whichever it is.
	 */
	abstract static class Contract {

		@Autowired
		private WebTestClient web;

		@ParameterizedTest
		@ValueSource(strings = { "/mcp", "/sse" })
		void foreignOriginIsRefusedOnBoth(String path) {
			this.web.get()
				.uri(path)
				.accept(MediaType.TEXT_EVENT_STREAM)
				.header("Origin", "http://evil.example")
				.exchange()
				.expectStatus()
				.isForbidden();
		}

		@ParameterizedTest
		@EnumSource(value = McpTransport.class, names = { "STATELESS", "STDIO" }, mode = EnumSource.Mode.EXCLUDE)
		void toolSeesWhatWasExtractedOnBoth(McpTransport transport, McpClientFactory clients) {
			try (McpSyncClient mcp = clients.over(transport).sync()) {
				assertThat(Calls.text(mcp, "path", Map.of())).isIn("/mcp", "/mcp/message");
			}
		}

	}

	@Nested
	@McpServerTest(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
	@Import({ Protected.class, ProtectedStreamableHttp.class })
	@Tag("webflux")
	class OfStreamableHttp extends Contract {

		@Test
		void applicationsOwnTransportIsUsed(@Autowired WebFluxStreamableServerTransportProvider transport) {
			assertThat(transport).isSameAs(ProtectedStreamableHttp.last);
		}

	}

	@Nested
	@McpServerTest
	@Import({ Protected.class, ProtectedSse.class })
	@Tag("webflux")
	class OfSse extends Contract {

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Protected {

		@Bean
		ServerTransportSecurityValidator validator() {
			return DefaultServerTransportSecurityValidator.builder().allowedOrigin("http://friend.example").build();
		}

		@Bean
		McpTransportContextExtractor<ServerRequest> extractor() {
			return (request) -> McpTransportContext.create(Map.of("path", request.path()));
		}

		@Bean
		List<SyncToolSpecification> pathTool() {
			return List.of(SyncToolSpecification.builder()
				.tool(Tool.builder("path", Map.of("type", "object")).build())
				.callHandler((exchange, request) -> CallToolResult.builder()
					.addTextContent(String.valueOf(exchange.transportContext().get("path")))
					.build())
				.build());
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ProtectedStreamableHttp {

		static WebFluxStreamableServerTransportProvider last;

		@Bean
		WebFluxStreamableServerTransportProvider transport(ServerTransportSecurityValidator validator,
				McpTransportContextExtractor<ServerRequest> extractor) {
			last = WebFluxStreamableServerTransportProvider.builder()
				.securityValidator(validator)
				.contextExtractor(extractor)
				.build();
			return last;
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ProtectedSse {

		@Bean
		WebFluxSseServerTransportProvider transport(ServerTransportSecurityValidator validator,
				McpTransportContextExtractor<ServerRequest> extractor) {
			return WebFluxSseServerTransportProvider.builder()
				.securityValidator(validator)
				.contextExtractor(extractor)
				.build();
		}

		@Bean
		RouterFunction<?> routes(WebFluxSseServerTransportProvider transport) {
			return transport.getRouterFunction();
		}

	}

}
