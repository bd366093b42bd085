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

import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Sse;
import dev.mcpslice.wire.WireTests;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose session it is, with Spring Security before the server: it knows users, the
 * transport does not.
 */
@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
class SessionOwnerTests extends WireTests {

	private static final String PASSWORD = "secret";

	private Sse as(String user, String password) {
		return new Sse(this.web.mutate().defaultHeaders((headers) -> headers.setBasicAuth(user, password)).build());
	}

	@Test
	@Scenario("C09")
	void takesMessagesForASessionFromAnyUser() {
		try (Sse.Session alices = as("alice", PASSWORD).open()) {
			assertThat(alices.ask(Messages.request(2, "ping"))).contains("\"id\":2");

			as("bob", PASSWORD).post(alices.endpoint(), Messages.callTool(3, "echo", "{\"text\":\"from Bob\"}"))
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody()
				.isEmpty();

			assertThat(alices.next()).contains("\"id\":3", "Echo: from Bob");
		}
	}

	@Test
	@Scenario("C09")
	void takesMessagesFromUsersOnly() {
		refuses(new Sse(this.web).get());
		try (Sse.Session alices = as("alice", PASSWORD).open()) {
			refuses(new Sse(this.web).post(alices.endpoint(), Messages.request(2, "ping")));
			refuses(as("alice", "guess").post(alices.endpoint(), Messages.request(3, "ping")));
			refuses(as("mallory", PASSWORD).post(alices.endpoint(), Messages.request(4, "ping")));

			assertThat(alices.ask(Messages.request(5, "ping"))).contains("\"id\":5");
		}
	}

	private static void refuses(RequestHeadersSpec<?> request) {
		request.exchange().expectStatus().isUnauthorized().expectBody();
	}

	private static UserDetails user(String name) {
		return User.withUsername(name).password("{noop}" + PASSWORD).roles("READER").build();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Users {

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = Type.REACTIVE)
		@EnableWebFluxSecurity
		static class OnWebFlux {

			@Bean
			SecurityWebFilterChain rules(ServerHttpSecurity http) {
				return http.authorizeExchange((exchange) -> exchange.anyExchange().authenticated())
					.httpBasic(Customizer.withDefaults())
					.csrf(ServerHttpSecurity.CsrfSpec::disable)
					.build();
			}

			@Bean
			MapReactiveUserDetailsService users() {
				return new MapReactiveUserDetailsService(user("alice"), user("bob"));
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = Type.SERVLET)
		@EnableWebSecurity
		static class OnServlets {

			@Bean
			SecurityFilterChain rules(HttpSecurity http) throws Exception {
				return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
					.httpBasic(Customizer.withDefaults())
					.csrf(CsrfConfigurer::disable)
					.build();
			}

			@Bean
			InMemoryUserDetailsManager users() {
				return new InMemoryUserDetailsManager(user("alice"), user("bob"));
			}

		}

	}

}
