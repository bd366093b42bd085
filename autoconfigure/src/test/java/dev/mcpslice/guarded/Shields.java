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

package dev.mcpslice.guarded;

import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.mcpslice.client.McpTestClientCustomizer;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.ai.mcp.server.common.autoconfigure.properties.McpServerStreamableHttpProperties;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.ai.mcp.server.webmvc.transport.WebMvcStreamableServerTransportProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * What protects a server, on each stack: the code that findings tell users to write.
 */
final class Shields {

	private Shields() {
	}

	private static Jwt token(String token) {
		if (!List.of("alice", "bob", "scopeless").contains(token)) {
			throw new BadJwtException(token.equals("expired") ? "Jwt expired" : "forged");
		}
		return Jwt.withTokenValue(token)
			.header("alg", "none")
			.subject(token)
			.claim("scope", token.equals("scopeless") ? "" : "mcp")
			.expiresAt(Instant.now().plusSeconds(600))
			.build();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Alice {

		@Bean
		McpTestClientCustomizer alice() {
			return (client) -> client.bearerToken("alice");
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class WebFluxHeaders {

		@Bean
		WebFluxStreamableServerTransportProvider transport(@Qualifier("mcpServerJsonMapper") JsonMapper jsonMapper,
				McpServerStreamableHttpProperties properties) {
			return WebFluxStreamableServerTransportProvider.builder()
				.jsonMapper(new JacksonMcpJsonMapper(jsonMapper))
				.messageEndpoint(properties.getMcpEndpoint())
				.keepAliveInterval(properties.getKeepAliveInterval())
				.disallowDelete(properties.isDisallowDelete())
				.securityValidator(DefaultServerTransportSecurityValidator.builder()
					.allowedHost("localhost:*")
					.allowedHost("127.0.0.1:*")
					.allowedOrigin("http://localhost:*")
					.build())
				.build();
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class WebMvcHeaders {

		@Bean
		WebMvcStreamableServerTransportProvider transport(@Qualifier("mcpServerJsonMapper") JsonMapper jsonMapper,
				McpServerStreamableHttpProperties properties) {
			return WebMvcStreamableServerTransportProvider.builder()
				.jsonMapper(new JacksonMcpJsonMapper(jsonMapper))
				.mcpEndpoint(properties.getMcpEndpoint())
				.keepAliveInterval(properties.getKeepAliveInterval())
				.disallowDelete(properties.isDisallowDelete())
				.securityValidator(DefaultServerTransportSecurityValidator.builder()
					.allowedHost("localhost:*")
					.allowedHost("127.0.0.1:*")
					.allowedOrigin("http://localhost:*")
					.build())
				.build();
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	@Import(Alice.class)
	static class WebFluxTokens {

		@Bean
		SecurityWebFilterChain security(ServerHttpSecurity http) {
			return http
				.authorizeExchange((exchange) -> exchange.pathMatchers("/.well-known/oauth-protected-resource/**")
					.permitAll()
					.anyExchange()
					.hasAuthority("SCOPE_mcp"))
				.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
				.csrf(ServerHttpSecurity.CsrfSpec::disable)
				.build();
		}

		@Bean
		RouterFunction<ServerResponse> protectedResource() {
			Map<String, Object> metadata = Map.of("resource", "https://books.example/mcp", "authorization_servers",
					List.of("https://auth.example"));
			return RouterFunctions.route()
				.GET("/.well-known/oauth-protected-resource/**", (request) -> ServerResponse.ok().bodyValue(metadata))
				.build();
		}

		@Bean
		ReactiveJwtDecoder decoder() {
			return (token) -> Mono.fromSupplier(() -> token(token));
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	@Import(Alice.class)
	static class WebMvcTokens {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().hasAuthority("SCOPE_mcp"))
				.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults())
					.protectedResourceMetadata((metadata) -> metadata.protectedResourceMetadataCustomizer(
							(resource) -> resource.authorizationServer("https://auth.example"))))
				.csrf(CsrfConfigurer::disable)
				.build();
		}

		@Bean
		JwtDecoder decoder() {
			return Shields::token;
		}

	}

	static class WebFluxSessionOwnerFilter implements WebFilter {

		private final Map<String, String> owners = new ConcurrentHashMap<>();

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			return exchange.getPrincipal().map(Principal::getName).defaultIfEmpty("").flatMap((user) -> {
				String session = exchange.getRequest().getHeaders().getFirst("Mcp-Session-Id");
				if (session != null && !user.equals(this.owners.get(session))) {
					exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
					return exchange.getResponse().setComplete();
				}
				exchange.getResponse().beforeCommit(() -> {
					String begun = exchange.getResponse().getHeaders().getFirst("Mcp-Session-Id");
					if (begun != null) {
						this.owners.put(begun, user);
					}
					return Mono.empty();
				});
				return chain.filter(exchange);
			});
		}

	}

	static class WebMvcSessionOwnerFilter extends OncePerRequestFilter {

		private final Map<String, String> owners = new ConcurrentHashMap<>();

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String user = String.valueOf(request.getRemoteUser());
			String session = request.getHeader("Mcp-Session-Id");
			if (session != null && !user.equals(this.owners.get(session))) {
				response.setStatus(HttpServletResponse.SC_NOT_FOUND);
				return;
			}
			chain.doFilter(request, new HttpServletResponseWrapper(response) {

				@Override
				public void addHeader(String name, String value) {
					if (name.equalsIgnoreCase("Mcp-Session-Id")) {
						WebMvcSessionOwnerFilter.this.owners.put(value, user);
					}
					super.addHeader(name, value);
				}

			});
		}

	}

}
