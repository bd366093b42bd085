package com.example.bookshop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

@SpringBootApplication
public class BookshopApplication {

	public static void main(String[] args) {
		SpringApplication.run(BookshopApplication.class, args);
	}

	@Bean
	@ConditionalOnProperty(name = "bookshop.security", havingValue = "none", matchIfMissing = true)
	SecurityFilterChain open(HttpSecurity http) {
		return http.csrf((csrf) -> csrf.disable())
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.build();
	}

	@Bean
	@ConditionalOnProperty(name = "bookshop.security", havingValue = "token")
	SecurityFilterChain secured(HttpSecurity http) {
		return http.csrf((csrf) -> csrf.disable())
			.authorizeHttpRequests((requests) -> requests.anyRequest().hasAuthority("SCOPE_read"))
			.oauth2ResourceServer((server) -> server.jwt((jwt) -> {
			}))
			.build();
	}

	@Bean
	@ConditionalOnProperty(name = "bookshop.security", havingValue = "csrf")
	SecurityFilterChain protectedFromForgery(HttpSecurity http) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).build();
	}

	@Bean
	JwtDecoder decoder() {
		return (token) -> {
			if (token.startsWith("valid-")) {
				return Jwt.withTokenValue(token)
					.header("alg", "none")
					.subject("anna")
					.claim("scope", token.substring("valid-".length()))
					.build();
			}
			throw new BadJwtException("Malformed token");
		};
	}

}
