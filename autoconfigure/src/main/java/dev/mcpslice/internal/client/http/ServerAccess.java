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

import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.ssl.SslBundle;
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
	 * Makes a connector.
	 * @param client makes the connections
	 * @param bundle how TLS is spoken, if that is said
	 * @return the connector
	 */
	ClientHttpConnector connector(HttpClient client, @Nullable SslBundle bundle);

	/**
	 * Says what to do about the answer to a handshake.
	 * @param status the answer's status
	 * @return a sentence without its full stop, or an empty text
	 */
	String advice(HttpStatusCode status);

}
