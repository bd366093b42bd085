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

import java.util.Map;

import dev.mcpslice.AutoConfigured;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.client.McpTestClientCustomizer;
import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Applications with Spring Security: what protects them in production protects them in
 * the slice, on both transports.
 */
class SecurityTests {

	private static final String WITH_AUTO_CONFIGURATION = AutoConfigured.REACTIVE;

	/**
	 * The same expectations, however the application is protected.
	 */
	abstract static class Contract {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		@Tag("webflux")
		void strangersAreRefused(McpTransport transport, McpClientFactory clients) {
			assertThatExceptionOfType(McpHandshakeException.class)
				.isThrownBy(() -> clients.over(transport).headers((headers) -> headers.remove("Authorization")).test())
				.withMessageMatching((transport == McpTransport.SSE) ? "(?s).*with 401 .*" : "(?s).*with 40[13] .*");
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void usersAreServed(McpTransport transport, McpTestClient client) {
			client.mutate()
				.over(transport)
				.build()
				.callTool("echo", Map.of("text", "hi"))
				.isSuccessful()
				.text()
				.isEqualTo("Echo: hi");
		}

	}

	@Nested
	@McpServerTest
	class WithRulesOfTheirOwn extends Contract {

		@Test
		@Tag("webflux")
		void callsWithAnotherPasswordAreRefused(McpTestClient mcp) {
			mcp.with((call) -> call.basicAuth("alice", "guess")).ping().isHttpError(HttpStatus.UNAUTHORIZED);
		}

		@TestConfiguration(proxyBeanMethods = false)
		@EnableWebFluxSecurity
		static class Rules {

			@Bean
			SecurityWebFilterChain rules(ServerHttpSecurity http) {
				return http.authorizeExchange((exchange) -> exchange.anyExchange().authenticated())
					.httpBasic(Customizer.withDefaults())
					.csrf(ServerHttpSecurity.CsrfSpec::disable)
					.build();
			}

			@Bean
			ReactiveUserDetailsService users() {
				return (name) -> Mono.just(User.withUsername(name).password("{noop}secret").roles("READER").build());
			}

			@Bean
			McpTestClientCustomizer alice() {
				return (client) -> client.basicAuth("alice", "secret");
			}

		}

	}

	@Nested
	@McpServerTest(properties = WITH_AUTO_CONFIGURATION)
	@Tag("webflux")
	class WithTokens extends Contract {

		@Test
		void callsWithABadTokenAreRefused(McpTestClient mcp) {
			mcp.with((call) -> call.bearerToken("forged")).ping().isHttpError(HttpStatus.UNAUTHORIZED);
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Tokens {

			@Bean
			ReactiveJwtDecoder decoder() {
				return (token) -> "alice".equals(token)
						? Mono.just(Jwt.withTokenValue(token).header("alg", "none").subject(token).build())
						: Mono.error(new BadJwtException("forged"));
			}

			@Bean
			McpTestClientCustomizer alice() {
				return (client) -> client.bearerToken("alice");
			}

		}

	}

	@Nested
	@McpServerTest(
			properties = { "spring.ai.mcp.server.protocol=STREAMABLE", "mcpslice.server.endpoints.sse=/mcp/sse" })
	class WithRulesByPath {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void areOpenWhereTheRulesSaySo(McpTransport transport, McpTestClient client) {
			client.mutate().over(transport).build().ping().isSuccessful();
		}

		@TestConfiguration(proxyBeanMethods = false)
		@EnableWebFluxSecurity
		static class Rules {

			@Bean
			SecurityWebFilterChain rules(ServerHttpSecurity http) {
				return http
					.authorizeExchange(
							(exchange) -> exchange.pathMatchers("/mcp/**").permitAll().anyExchange().denyAll())
					.csrf(ServerHttpSecurity.CsrfSpec::disable)
					.build();
			}

		}

	}

	@Nested
	@McpServerTest(properties = { WITH_AUTO_CONFIGURATION, "spring.security.user.password=secret" })
	@Tag("webflux")
	class WithoutAnyRules {

		@Test
		void areProtectedAsInProduction(McpClientFactory clients) {
			assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(clients::test)
				.withMessageContaining("403 FORBIDDEN");
			assertThatExceptionOfType(McpHandshakeException.class)
				.isThrownBy(() -> clients.over(McpTransport.SSE).test())
				.withMessageContaining("401 UNAUTHORIZED");
		}

	}

}
