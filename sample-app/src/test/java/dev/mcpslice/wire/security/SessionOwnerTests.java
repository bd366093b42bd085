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

import java.net.URI;

import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.WireTests;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose session it is, with Spring Security before the server: it knows users, the
 * transport does not.
 */
@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
class SessionOwnerTests extends WireTests {

	private static final String PASSWORD = "secret";

	private EventStream open(String user) {
		return EventStream.of(this.web.get()
			.uri("/sse")
			.accept(MediaType.TEXT_EVENT_STREAM)
			.headers((headers) -> headers.setBasicAuth(user, PASSWORD))
			.exchange()
			.expectStatus()
			.isOk());
	}

	private ResponseSpec post(String endpoint, String user, String password, String message) {
		return this.web.post()
			.uri(URI.create(this.endpoints.baseUri() + endpoint))
			.contentType(MediaType.APPLICATION_JSON)
			.headers((headers) -> headers.setBasicAuth(user, password))
			.bodyValue(message)
			.exchange();
	}

	@Test
	@Scenario("C09")
	void takesMessagesForASessionFromAnyUser() {
		try (EventStream alices = open("alice")) {
			String endpoint = String.valueOf(alices.next().data());

			post(endpoint, "alice", PASSWORD, Messages.INITIALIZE).expectStatus().isOk();
			assertThat(alices.next().data()).contains("\"id\":1");
			post(endpoint, "alice", PASSWORD, Messages.INITIALIZED).expectStatus().isOk();

			post(endpoint, "bob", PASSWORD, Messages.callTool(2, "echo", "{\"text\":\"from Bob\"}")).expectStatus()
				.isOk();
			assertThat(alices.next().data()).contains("\"id\":2").contains("Echo: from Bob");
		}
	}

	@Test
	@Scenario("C09")
	void takesMessagesFromUsersOnly() {
		this.web.get().uri("/sse").accept(MediaType.TEXT_EVENT_STREAM).exchange().expectStatus().isUnauthorized();
		try (EventStream alices = open("alice")) {
			String endpoint = String.valueOf(alices.next().data());

			post(endpoint, "alice", "guess", Messages.INITIALIZE).expectStatus().isUnauthorized();
			post(endpoint, "mallory", PASSWORD, Messages.INITIALIZE).expectStatus().isUnauthorized();

			post(endpoint, "alice", PASSWORD, Messages.INITIALIZE).expectStatus().isOk();
			assertThat(alices.next().data()).contains("\"id\":1");
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	@EnableWebFluxSecurity
	static class Users {

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

		private static UserDetails user(String name) {
			return User.withUsername(name).password("{noop}" + PASSWORD).roles("READER").build();
		}

	}

}
