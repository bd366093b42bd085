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

package dev.mcpslice.internal.client.http;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * How clients connect to a kind of server, and what is to be done when it refuses them.
 */
public interface ServerAccess {

	/**
	 * Says where a client that is refused gets its identity from.
	 */
	String IDENTITY = "If the client is to be somebody, say who: bearerToken(...) of the client's builder, or for "
			+ "clients that are injected an McpTestClientCustomizer, as a bean of the test or with "
			+ "@RegisterExtension McpTestClientExtension";

	/**
	 * Says why a server may forbid any POST.
	 */
	String CSRF = "Is it the CSRF protection of Spring Security, which is on unless it is disabled? An MCP endpoint "
			+ "needs it disabled: http.csrf((csrf) -> csrf.disable())";

	/**
	 * Says what has become of a session.
	 */
	String SESSION = "The server does not know the session of this client any more: it has ended it, or has been "
			+ "started again since. Open a new client";

	/**
	 * Makes a connector.
	 * @param client makes the connections
	 * @param bundle how TLS is spoken, if that is said
	 * @return the connector
	 */
	ClientHttpConnector connector(HttpClient client, @Nullable SslBundle bundle);

	/**
	 * Says what to do about a status that is not the same for all servers.
	 * @param status the answer's status
	 * @return a sentence without its full stop, or an empty text
	 */
	String advice(HttpStatusCode status);

	/**
	 * Says what to do about an answer that refuses the client.
	 * @param status the answer's status
	 * @param headers its headers
	 * @param session whether the client has named a session
	 * @return some lines, or an empty text
	 */
	default String advice(HttpStatusCode status, HttpHeaders headers, boolean session) {
		if (session && status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
			return SESSION;
		}
		if (!status.isSameCodeAs(HttpStatus.UNAUTHORIZED) && !status.isSameCodeAs(HttpStatus.FORBIDDEN)) {
			return advice(status);
		}
		List<String> challenges = headers.getOrEmpty(HttpHeaders.WWW_AUTHENTICATE);
		List<String> lines = new ArrayList<>();
		challenges.forEach((challenge) -> lines.add("The server demands: WWW-Authenticate: " + challenge));
		if (challenges.isEmpty() && status.isSameCodeAs(HttpStatus.FORBIDDEN)) {
			lines.add(CSRF);
		}
		lines.add(IDENTITY);
		return String.join("\n", lines);
	}

}
