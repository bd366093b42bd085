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

import java.time.Duration;
import java.util.function.Consumer;

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Root;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import org.springframework.boot.ssl.SslBundle;

/**
 * A client of the MCP server under test whose calls lead to AssertJ's assertions, and
 * whose answers to the server are scripted. Injected into test and lifecycle methods, or
 * opened by {@link McpClientFactory#test()}. <pre class="code">
 * mcp.elicitation().accepts(Map.of("name", "Anna"));
 *
 * mcp.callTool("reserve_copy", Map.of("id", "kalevala"))
 *     .isSuccessful()
 *     .text().isEqualTo("One copy waits for Anna.");
 *
 * mcp.elicitation().request().message().contains("Kalevala");
 * </pre> The client declares to the server that it has roots, and can sample and elicit,
 * in all modes. What the server asks, {@link #sampling()}, {@link #elicitation()},
 * {@link #urlElicitation()} and {@link #roots()} answer. A request that nobody scripted
 * is refused at once and fails the test. It sends nothing that the test does not ask for,
 * but for the list of tools when it needs their schemas, and its answers.
 * <p>
 * Clients are thread-safe. Whoever opens one closes it; injected ones are closed after
 * the test.
 */
public interface McpTestClient extends McpOperations, AutoCloseable {

	/**
	 * Returns the client's model, to script its answers and see what it was asked.
	 * @return the script
	 * @throws IllegalStateException if the client has not declared sampling
	 */
	SamplingScript sampling();

	/**
	 * Returns the client's user, to script how forms are filled in and see what was
	 * asked.
	 * @return the script
	 * @throws IllegalStateException if the client has not declared elicitation by form
	 */
	ElicitationScript elicitation();

	/**
	 * Returns the client's user, to script whether URLs are visited and see which ones.
	 * @return the script
	 * @throws IllegalStateException if the client has not declared elicitation by URL
	 */
	UrlElicitationScript urlElicitation();

	/**
	 * Returns the client's roots, which can change at any time.
	 * @return the roots
	 * @throws IllegalStateException if the client has not declared roots
	 */
	RootsScript roots();

	/**
	 * Returns what the server has told, and will tell, this client since it was opened.
	 * @return the notifications
	 */
	Notifications notifications();

	/**
	 * Does something and returns what the server tells this client from then on.
	 * <pre class="code">
	 * mcp.stimulate(() -&gt; shop.restock("kalevala"))
	 *     .resourceUpdates()
	 *     .until((update) -&gt; update.uri().equals("bookshop://books/kalevala"));
	 * </pre>
	 * @param stimulus what is done
	 * @return the notifications
	 * @throws IllegalStateException if the stimulus throws a checked exception
	 */
	Notifications stimulate(ThrowingCallable stimulus);

	/**
	 * Returns what this client has sent and received since it was opened.
	 * @return the recording, which goes on
	 */
	Wire wire();

	/**
	 * Returns this client's operations with other settings. The session is the same.
	 * <pre class="code">
	 * mcp.with((call) -&gt; call.bearerToken("expired")).callTool("vault").isHttpError(UNAUTHORIZED);
	 * </pre>
	 * @param settings changes the settings
	 * @return the operations with these settings
	 */
	McpOperations with(Consumer<Call> settings);

	/**
	 * Returns a builder of another client, with a session of its own, that starts with
	 * the settings of this one. What it builds ends with this client at the latest.
	 * @return the builder
	 */
	Builder mutate();

	/**
	 * Closes the session. Does nothing when called again.
	 * @throws AssertionError if the server asked for something that nobody scripted, or
	 * if a call failed of which the test expected nothing, and neither has been thrown
	 * before
	 */
	@Override
	void close();

	/**
	 * The settings of single calls.
	 */
	interface Call extends McpCallSettings<Call> {

	}

	/**
	 * Builds clients. Not thread-safe.
	 */
	interface Builder extends McpCallSettings<Builder> {

		/**
		 * Chooses the transport, instead of the server's default.
		 * @param transport the transport, which the server has to offer
		 * @return this builder
		 */
		Builder over(McpTransport transport);

		/**
		 * Presents a certificate to a server that asks for one, as
		 * {@link McpClientFactory#sslBundle(SslBundle)} does.
		 * @param bundle the bundle with the key
		 * @return this builder
		 */
		Builder sslBundle(SslBundle bundle);

		/**
		 * Declares other capabilities to the server than all that this client can do.
		 * {@code ClientCapabilities.builder().build()} declares none.
		 * @param capabilities the capabilities
		 * @return this builder
		 */
		Builder capabilities(ClientCapabilities capabilities);

		/**
		 * Gives the client roots from the start.
		 * @param roots the roots
		 * @return this builder
		 */
		Builder roots(Root... roots);

		/**
		 * Gives the client a name, by which failures and reports tell it from others of
		 * the same server. Injected clients have that of their
		 * {@code @McpConnection(name = ...)}.
		 * @param name the name
		 * @return this builder
		 */
		Builder named(String name);

		/**
		 * Sets how long to wait for the handshake. The property
		 * {@value McpClientFactory#HANDSHAKE_TIMEOUT_PROPERTY} sets it for all clients of
		 * a slice.
		 * @param timeout the timeout, longer than nothing
		 * @return this builder
		 * @throws IllegalArgumentException if the timeout is not positive
		 */
		Builder handshakeTimeout(Duration timeout);

		/**
		 * Opens a client.
		 * @return a connected and initialized client
		 * @throws McpHandshakeException if the server cannot be reached, refuses, or is
		 * another than the one of this application context
		 * @throws IllegalArgumentException if the server does not offer the transport
		 * @throws IllegalStateException if the server is not listening
		 */
		McpTestClient build();

	}

}
