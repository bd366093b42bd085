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

package dev.mcpslice.otherstack;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * Rules on WebFlux, and a bean that any slice would have.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class ReactiveRules {

	@Bean
	SecurityWebFilterChain reactiveChain(ServerHttpSecurity http) {
		return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.authorizeExchange((exchange) -> exchange.anyExchange().permitAll())
			.build();
	}

	@Bean
	Converter<String, StringBuffer> reactiveConverter() {
		return new Converter<>() {

			@Override
			public StringBuffer convert(String source) {
				return new StringBuffer(source);
			}

		};
	}

}
