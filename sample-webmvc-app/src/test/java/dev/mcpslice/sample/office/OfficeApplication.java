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

package dev.mcpslice.sample.office;

import java.util.List;
import java.util.Map;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A weather office for those who have a token.
 */
@SpringBootApplication
@EnableWebSecurity
@EnableMethodSecurity
class OfficeApplication {

	private static final Map<String, String> SCOPES = Map.of("anna", "SCOPE_read,SCOPE_write", "bo", "SCOPE_read");

	@Bean
	SecurityFilterChain security(HttpSecurity http) throws Exception {
		return http.csrf((csrf) -> csrf.disable())
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.oauth2ResourceServer((tokens) -> tokens.opaqueToken((opaque) -> {
			}))
			.build();
	}

	@Bean
	OpaqueTokenIntrospector tokens() {
		return (token) -> {
			String scopes = SCOPES.get(token);
			if (scopes == null) {
				throw new BadOpaqueTokenException("No such token");
			}
			return new DefaultOAuth2AuthenticatedPrincipal(token, Map.of("scopes", List.of(scopes)),
					AuthorityUtils.commaSeparatedStringToAuthorityList(scopes));
		};
	}

}
