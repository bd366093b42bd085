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

package dev.mcpslice.sample.weather;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses pages of other sites, which have their readers' browsers call this server.
 */
@Component
class HeaderSecurityFilter extends OncePerRequestFilter {

	private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!NAMES.contains(request.getServerName())) {
			response.setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
		}
		else if (isForeign(request.getHeader(HttpHeaders.ORIGIN))) {
			response.setStatus(HttpStatus.FORBIDDEN.value());
		}
		else {
			chain.doFilter(request, response);
		}
	}

	// A page of no site is of the origin "null".
	private static boolean isForeign(@Nullable String origin) {
		return origin != null
				&& !NAMES.contains(String.valueOf(UriComponentsBuilder.fromUriString(origin).build().getHost()));
	}

}
