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

package dev.mcpslice.endpoint;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * The addresses of the MCP server under test, as they are now. Available as a bean of the
 * test's application context and as a parameter of test and lifecycle methods.
 * <p>
 * Every method answers from the web server that is listening at the time of the call:
 * when a test stops the web server and starts it again, the answers change with it. Ask
 * at the time of use and do not keep the answers. URIs name the loopback address
 * {@code 127.0.0.1} and never {@code localhost}, which may resolve to {@code ::1}, where
 * another process may own the same port number. They say {@code https} when the server
 * speaks TLS.
 * <p>
 * Implementations are thread-safe.
 */
public interface McpServerEndpoints {

	/**
	 * Returns the port on which the server listens.
	 * @return the port that the operating system chose when the server bound port 0
	 * @throws IllegalStateException if the server is not listening: not yet, or not any
	 * more
	 */
	int port();

	/**
	 * Returns the URI under which the application answers, base path included, without a
	 * slash at its end.
	 * @return the base URI, such as {@code http://127.0.0.1:49152}
	 * @throws IllegalStateException if the server is not listening
	 */
	URI baseUri();

	/**
	 * Returns the URI to which a client of the given transport connects.
	 * @param transport the transport
	 * @return the URI, such as {@code http://127.0.0.1:49152/mcp}
	 * @throws IllegalArgumentException if the server does not offer the transport
	 * @throws IllegalStateException if the server is not listening, if the path is a
	 * pattern, or if the application serves several transports of the kind and prefers
	 * none
	 */
	URI uri(McpTransport transport);

	/**
	 * Returns the transports that the server offers, the application's own and the one
	 * that the slice attached.
	 * @return the transports, in the order of {@link McpTransport}; empty if there is no
	 * MCP server in the context
	 */
	Set<McpTransport> transports();

	/**
	 * Returns the transport that clients use unless told otherwise: streamable HTTP where
	 * it is offered, else whatever is.
	 * @return the default transport
	 * @throws IllegalStateException if the server offers no transport at all
	 */
	McpTransport defaultTransport();

	/**
	 * Returns the certificates with which the server identifies itself over TLS, for
	 * clients that are not the slice's: trust these, and no others. There are several
	 * when a key store has several keys and no alias is set, of which the client's
	 * algorithms choose one, or when there are bundles for server names, which follow the
	 * default ones. After a bundle has been reloaded they are those of the new one.
	 * @return the certificates, without those of their issuers; empty over plain HTTP
	 * @throws IllegalStateException if the server has not been started yet, or if it has
	 * no key
	 */
	List<X509Certificate> certificates();

}
