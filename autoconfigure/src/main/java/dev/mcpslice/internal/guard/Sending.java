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

package dev.mcpslice.internal.guard;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * What is sent to a server, once.
 *
 * @param method the method of HTTP
 * @param uri where it is sent
 * @param headers all that is said in headers, but for what the connection needs
 * @param body the body, if there is one
 */
record Sending(HttpMethod method, URI uri, HttpHeaders headers, @Nullable String body) {

	/**
	 * Headers in which there is never anything to see.
	 */
	private static final Set<String> USUAL = Set.of("accept", "content-type", "mcpslice-server");

	private static final Set<String> PROTOCOL = Set.of("host", "origin", "mcp-session-id", "mcp-protocol-version");

	/**
	 * Says what is sent, for a finding. What may be a secret is not in it.
	 * @return a line
	 */
	@Override
	public String toString() {
		List<String> parts = new ArrayList<>();
		parts.add("%s %s".formatted(this.method, this.uri));
		this.headers.headerNames()
			.stream()
			.filter((name) -> !USUAL.contains(name.toLowerCase(Locale.ROOT)))
			.map((name) -> "%s: %s".formatted(name,
					PROTOCOL.contains(name.toLowerCase(Locale.ROOT)) ? this.headers.getFirst(name) : "***"))
			.forEach(parts::add);
		return parts.stream().collect(Collectors.joining(", "))
				+ ((this.body != null) ? ", " + Text.beginning(this.body) : "");
	}

}
