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

package dev.mcpslice.client;

import java.util.function.Consumer;

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient.AsyncSpec;
import io.modelcontextprotocol.client.McpClient.SyncSpec;
import io.modelcontextprotocol.client.McpSyncClient;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.HttpHeaders;

/**
 * Opens clients of the MCP server under test. A bean of the test's application context,
 * for tests that need more than the clients that are injected into their methods, or
 * clients of the SDK with handlers of their own. <pre class="code">
 * &#064;Autowired
 * McpClientFactory clients;
 *
 * &#064;Test
 * void asksBeforeItReserves() {
 *     try (McpSyncClient mcp = this.clients.sync((spec) -&gt; spec.elicitation(this::accept))) {
 *         mcp.callTool(...);
 *     }
 * }
 * </pre> Clients are connected and initialized when they are returned, to the server as
 * it is at that moment. <em>The caller closes them</em>; what is forgotten ends with the
 * application context at the latest. They share the slice's event loops and have no
 * threads of their own.
 * <p>
 * Factories hold no state and are thread-safe.
 */
public interface McpClientFactory {

	/**
	 * Name of the property that sets how long clients wait for answers, and test clients
	 * for notifications, such as {@code 5s}. 20 seconds by default.
	 */
	String TIMEOUT_PROPERTY = "mcpslice.client.timeout";

	/**
	 * Name of the property that sets how long clients wait for the handshake, such as
	 * {@code 5s}. 20 seconds by default. The SDK's clients wait for no part of it longer
	 * than for any other answer.
	 */
	String HANDSHAKE_TIMEOUT_PROPERTY = "mcpslice.client.handshake-timeout";

	/**
	 * Name of the property that names headers, parameters of queries and fields of JSON
	 * whose values a {@link Wire} masks, beside those that are known to be secrets.
	 */
	String MASKED_PROPERTY = "mcpslice.wire.masked";

	/**
	 * Returns a factory of clients of the given transport. Without it, clients use the
	 * server's default: streamable HTTP where it is offered, else whatever is.
	 * @param transport the transport, which the server has to offer
	 * @return another factory
	 */
	McpClientFactory over(McpTransport transport);

	/**
	 * Returns a factory of clients that present a certificate when the server asks for
	 * one, as it does with {@code server.ssl.client-auth}. The key is that of the
	 * bundle's alias, or else one whose issuer the server accepts. The bundle's protocol,
	 * enabled protocols and ciphers apply as well. Its trust store does not: clients
	 * trust the {@linkplain dev.mcpslice.endpoint.McpServerEndpoints#certificates()
	 * certificate of the server} under test, and no other, with or without a bundle.
	 * <p>
	 * Opening a client of that factory fails with an {@link IllegalStateException} when
	 * the server does not speak TLS.
	 * @param bundle the bundle that has the key
	 * @return another factory
	 */
	McpClientFactory sslBundle(SslBundle bundle);

	/**
	 * Returns a factory of clients that send headers with each of their HTTP requests.
	 * <pre class="code">
	 * clients.headers((headers) -&gt; headers.setBearerAuth("t0k3n")).sync();
	 * </pre>
	 * @param headers changes the headers
	 * @return another factory, which refuses to open clients if a header belongs to the
	 * protocol
	 */
	McpClientFactory headers(Consumer<HttpHeaders> headers);

	/**
	 * Returns a factory whose test clients are customized further, after all others that
	 * have been named before. Clients of the SDK take headers only: {@link #headers}.
	 * <pre class="code">
	 * clients.customizedBy((client) -&gt; client.bearerToken("t0k3n"))
	 * </pre>
	 * @param customizer customizes test clients before they are opened
	 * @return another factory
	 */
	McpClientFactory customizedBy(McpTestClientCustomizer customizer);

	/**
	 * Opens a client for tests.
	 * @return a connected and initialized client, to be closed by the caller
	 * @throws McpHandshakeException if the server cannot be reached, refuses, or is
	 * another than the one of this application context
	 * @throws IllegalArgumentException if the server does not offer the transport
	 * @throws IllegalStateException if the server is not listening
	 */
	default McpTestClient test() {
		return test((client) -> {
		});
	}

	/**
	 * Opens a client for tests, with an identity, capabilities or timeouts of its own.
	 * @param customizer changes the client before it is opened, after all
	 * {@link McpTestClientCustomizer} beans
	 * @return a connected and initialized client, to be closed by the caller
	 * @throws McpHandshakeException if the server cannot be reached, refuses, or is
	 * another than the one of this application context
	 * @throws IllegalArgumentException if the server does not offer the transport
	 * @throws IllegalStateException if the server is not listening
	 */
	McpTestClient test(Consumer<McpTestClient.Builder> customizer);

	/**
	 * Opens a blocking client.
	 * @return a connected and initialized client, to be closed by the caller
	 * @throws McpHandshakeException if the server cannot be reached, refuses, or is
	 * another than the one of this application context
	 * @throws IllegalArgumentException if the server does not offer the transport
	 * @throws IllegalStateException if the server is not listening
	 */
	default McpSyncClient sync() {
		return sync((spec) -> {
		});
	}

	/**
	 * Opens a blocking client with further capabilities, handlers or timeouts.
	 * @param customizer changes the specification before the client is built
	 * @return a connected and initialized client, to be closed by the caller
	 * @throws McpHandshakeException if the server cannot be reached, refuses, or is
	 * another than the one of this application context
	 * @throws IllegalArgumentException if the server does not offer the transport
	 * @throws IllegalStateException if the server is not listening
	 */
	McpSyncClient sync(Consumer<SyncSpec> customizer);

	/**
	 * Opens a non-blocking client. The handshake itself blocks.
	 * @return a connected and initialized client, to be closed by the caller
	 * @throws McpHandshakeException if the server cannot be reached, refuses, or is
	 * another than the one of this application context
	 * @throws IllegalArgumentException if the server does not offer the transport
	 * @throws IllegalStateException if the server is not listening
	 */
	default McpAsyncClient async() {
		return async((spec) -> {
		});
	}

	/**
	 * Opens a non-blocking client with further capabilities, handlers or timeouts. The
	 * handshake itself blocks.
	 * @param customizer changes the specification before the client is built
	 * @return a connected and initialized client, to be closed by the caller
	 * @throws McpHandshakeException if the server cannot be reached, refuses, or is
	 * another than the one of this application context
	 * @throws IllegalArgumentException if the server does not offer the transport
	 * @throws IllegalStateException if the server is not listening
	 */
	McpAsyncClient async(Consumer<AsyncSpec> customizer);

}
