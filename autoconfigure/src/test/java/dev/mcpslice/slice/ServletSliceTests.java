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

import dev.mcpslice.AutoConfigured;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.client.McpTestClientCustomizer;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpTransportContextExtractor;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.mcp.server.webmvc.transport.WebMvcSseServerTransportProvider;
import org.springframework.ai.mcp.server.webmvc.transport.WebMvcStreamableServerTransportProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds on WebFlux holds on servlets as well.
 */
// The validator is deprecated from SDK 2.1.0 on, SSE in Spring AI.
@ActiveProfiles("servlet")
@Order(1)
@SuppressWarnings({ "deprecation", "removal" })
class ServletSliceTests {

	@Nested
	@Import(AllPropertiesTests.Eager.class)
	class AllProperties extends AllPropertiesTests {

	}

	@Nested
	class AttachedSse extends AttachedSseTests {

		// A servlet container sees it when it writes, as in production.
		@Override
		void noticeThatClientsHaveLeft() {
			this.server.notifyToolsListChanged();
		}

	}

	@Nested
	class AttachedStreamableHttp extends AttachedStreamableHttpTests {

		@Override
		HttpStatus answerToAStrangeSession() {
			return HttpStatus.NOT_FOUND;
		}

	}

	@Nested
	class ContextHierarchy extends ContextHierarchyTests {

	}

	@Nested
	class Injection extends InjectionTests {

	}

	@Nested
	class LostSession extends LostSessionTests {

	}

	@Nested
	@Import(RestartTests.BlockingTools.class)
	class Restart extends RestartTests {

	}

	@Nested
	class TlsRestart extends TlsRestartTests {

	}

	@Nested
	class WrongServer extends WrongServerTests {

	}

	@Nested
	@McpServerTest(properties = { "spring.ai.mcp.server.protocol=STREAMABLE", "spring.application.name=closed" })
	@DirtiesContext
	class ClosedWithSseAttached extends ClosedServerTests.ClosedServer {

	}

	@Nested
	@McpServerTest(properties = { "spring.ai.mcp.server.protocol=SSE", "spring.application.name=closed" })
	@DirtiesContext
	class ClosedWithStreamableHttpAttached extends ClosedServerTests.ClosedServer {

	}

	@Nested
	@McpServerTest(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
	@Import({ Protected.class, ProtectedStreamableHttp.class })
	class AttachedSecurityOfStreamableHttp extends AttachedSecurityTests.Contract {

	}

	@Nested
	@McpServerTest
	@Import({ Protected.class, ProtectedSse.class })
	class AttachedSecurityOfSse extends AttachedSecurityTests.Contract {

	}

	@Nested
	@McpServerTest(properties = AutoConfigured.SERVLET)
	@Import(Rules.class)
	class SecurityWithRules extends SecurityTests.Contract {

	}

	@Nested
	@McpServerTest(properties = AutoConfigured.SERVLET)
	@Import(Tokens.class)
	class SecurityWithTokens extends SecurityTests.Contract {

		@Test
		void callsWithABadTokenAreRefused(McpTestClient mcp) {
			mcp.with((call) -> call.bearerToken("forged")).ping().isHttpError(HttpStatus.UNAUTHORIZED);
		}

	}

	@Nested
	@McpServerTest(properties = "mcpslice.client.authority=books.example")
	class Authority {

		@Test
		void isNamedByClients(McpTestClient mcp, @Autowired WebTestClient web) {
			mcp.ping().isSuccessful();
			web.get().uri("/mcp").exchange().expectStatus().isBadRequest();
		}

	}

	@Nested
	@McpServerTest(transports = McpTransport.STREAMABLE_HTTP)
	class StreamableHttpOnly {

		@Test
		void isServed(McpTestClient mcp, McpServerEndpoints endpoints) {
			mcp.ping().isSuccessful();
			assertThat(endpoints.transports()).containsExactly(McpTransport.STREAMABLE_HTTP);
		}

	}

	@Nested
	@McpServerTest(transports = McpTransport.STATELESS)
	class Stateless {

		@Test
		void isServed(McpTestClient mcp, McpServerEndpoints endpoints) {
			mcp.callTool("echo", Map.of("text", "hi")).isSuccessful().text().isEqualTo("Echo: hi");
			assertThat(endpoints.transports()).containsExactly(McpTransport.STATELESS);
		}

	}

	@Nested
	@McpServerTest(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
	@Import(OwnRoutes.class)
	class OwnTransport {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void isFoundWhereItStands(McpTransport transport, McpTestClient client, McpServerEndpoints endpoints) {
			client.mutate().over(transport).build().ping().isSuccessful();

			assertThat(endpoints.uri(McpTransport.STREAMABLE_HTTP)).hasPath("/own/mcp");
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class OwnRoutes {

		@Bean
		WebMvcStreamableServerTransportProvider transport() {
			return WebMvcStreamableServerTransportProvider.builder().build();
		}

		@Bean
		RouterFunction<ServerResponse> webMvcStreamableServerRouterFunction(
				WebMvcStreamableServerTransportProvider transport) {
			return RouterFunctions.nest(RequestPredicates.path("/own"), transport.getRouterFunction());
		}

		// The attached transport has to be asked before it.
		@Bean
		RouterFunction<ServerResponse> everythingElse() {
			return RouterFunctions.route(RequestPredicates.all(), (request) -> ServerResponse.notFound().build());
		}

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

		@Bean
		WebMvcStreamableServerTransportProvider transport(ServerTransportSecurityValidator validator,
				McpTransportContextExtractor<ServerRequest> extractor) {
			return WebMvcStreamableServerTransportProvider.builder()
				.securityValidator(validator)
				.contextExtractor(extractor)
				.build();
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ProtectedSse {

		@Bean
		WebMvcSseServerTransportProvider transport(ServerTransportSecurityValidator validator,
				McpTransportContextExtractor<ServerRequest> extractor) {
			return WebMvcSseServerTransportProvider.builder()
				.jsonMapper(McpJsonDefaults.getMapper())
				.securityValidator(validator)
				.contextExtractor(extractor)
				.build();
		}

		@Bean
		RouterFunction<ServerResponse> routes(WebMvcSseServerTransportProvider transport) {
			return transport.getRouterFunction();
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class Rules {

		@Bean
		SecurityFilterChain rules(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return (name) -> User.withUsername(name).password("{noop}secret").roles("READER").build();
		}

		@Bean
		McpTestClientCustomizer alice() {
			return (client) -> client.basicAuth("alice", "secret");
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Tokens {

		@Bean
		JwtDecoder decoder() {
			return (token) -> {
				if (!"alice".equals(token)) {
					throw new BadJwtException("forged");
				}
				return Jwt.withTokenValue(token).header("alg", "none").subject(token).build();
			};
		}

		@Bean
		McpTestClientCustomizer alice() {
			return (client) -> client.bearerToken("alice");
		}

	}

}
