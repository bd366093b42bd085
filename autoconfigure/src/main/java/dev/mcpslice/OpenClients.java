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

package dev.mcpslice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import org.springframework.util.Assert;

/**
 * The clients that have been injected in one scope, to be closed when it ends.
 */
final class OpenClients implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(OpenClients.class);

	/**
	 * How long a non-blocking client may take to close, as the SDK's blocking one does.
	 */
	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Namespace NAMESPACE = Namespace.create(OpenClients.class);

	private final Map<ClientKey, Object> clients = new LinkedHashMap<>();

	/**
	 * Returns the clients that are injected into the methods of a context.
	 * @param context the context of a test method or class
	 * @return the clients
	 */
	static OpenClients in(ExtensionContext context) {
		return context.getStore(NAMESPACE).computeIfAbsent(key(context), (key) -> new OpenClients(), OpenClients.class);
	}

	/**
	 * Closes the clients of a context, and shows with its failure what went over the
	 * wire. The store would close them as well, but only after Spring's extension may
	 * have closed the server for {@code @DirtiesContext}.
	 * @param context the context of a test method or class
	 * @throws AssertionError if a test client has something to tell
	 */
	static void close(ExtensionContext context) {
		OpenClients clients = context.getStore(NAMESPACE).remove(key(context), OpenClients.class);
		try {
			if (clients != null) {
				clients.close();
			}
			WireReport.end(context);
		}
		catch (AssertionError ex) {
			WireReport.end(context, context.getExecutionException().orElse(ex));
			throw ex;
		}
	}

	// Stores look into those of their parents. With the id, a method never finds the
	// clients of its class, nor a nested class those of its enclosing one.
	private static String key(ExtensionContext context) {
		return context.getUniqueId();
	}

	synchronized Object get(ClientKey key, McpClientFactory factory) {
		return this.clients.computeIfAbsent(key, (missing) -> open(missing, factory));
	}

	private Object open(ClientKey key, McpClientFactory factory) {
		if (key.type() == McpTestClient.class) {
			return factory.test((client) -> client.named(key.name()));
		}
		return (key.type() == McpSyncClient.class) ? factory.sync() : factory.async();
	}

	/**
	 * Closes the clients, all of them.
	 * @throws AssertionError if a test client has something to tell
	 */
	@Override
	public synchronized void close() {
		List<AssertionError> findings = new ArrayList<>();
		this.clients.forEach((key, client) -> {
			try {
				close(key, client);
			}
			catch (AssertionError ex) {
				findings.add(ex);
			}
		});
		this.clients.clear();
		if (!findings.isEmpty()) {
			AssertionError first = findings.remove(0);
			findings.forEach(first::addSuppressed);
			throw first;
		}
	}

	private void close(ClientKey key, Object client) {
		try {
			if (client instanceof McpTestClient testClient) {
				testClient.close();
			}
			else if (client instanceof McpSyncClient syncClient) {
				// The SDK has logged the reason by then.
				Assert.state(syncClient.closeGracefully(), "The SDK's client gave up");
			}
			else {
				((McpAsyncClient) client).closeGracefully().block(LIMIT);
			}
		}
		catch (RuntimeException ex) {
			logger.warn("A client did not close: " + key, ex);
		}
	}

}
