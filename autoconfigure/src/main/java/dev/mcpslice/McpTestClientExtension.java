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

import java.util.ArrayList;
import java.util.List;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClientCustomizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import org.springframework.util.Assert;

/**
 * JUnit extension that customizes the test clients that are injected into a test, and
 * those of the factories that are: where there is no application context whose beans
 * could do so, or in a single class. <pre class="code">
 * &#064;McpServerProcessTest(jar = "${bookshop.jar}")
 * class BookshopIT {
 *
 *     &#064;RegisterExtension
 *     static final McpTestClientExtension token = McpTestClientExtension
 *         .customizedBy((client) -&gt; client.bearerToken(Tokens.of("anna")));
 *
 * </pre> The customizer is called for each client, so that a token may be a new one. It
 * comes after {@link McpTestClientCustomizer} beans. In a static field it holds for the
 * class and its {@code @Nested} classes, in an instance field for each test method.
 * <p>
 * Clients of the SDK are not customized: give them headers with
 * {@link McpClientFactory#headers}.
 */
public final class McpTestClientExtension implements BeforeAllCallback, BeforeEachCallback {

	private static final Namespace NAMESPACE = Namespace.create(McpTestClientExtension.class);

	private final @Nullable String server;

	private final McpTestClientCustomizer customizer;

	private McpTestClientExtension(@Nullable String server, McpTestClientCustomizer customizer) {
		this.server = server;
		this.customizer = customizer;
	}

	/**
	 * Creates an extension for the clients of all servers of a test.
	 * @param customizer customizes clients before they are opened
	 * @return the extension, to be registered with {@code @RegisterExtension}
	 */
	public static McpTestClientExtension customizedBy(McpTestClientCustomizer customizer) {
		return new McpTestClientExtension(null, customizer);
	}

	/**
	 * Creates an extension for the clients of one server of a test.
	 * @param server the name of the server, as in {@code @McpConnection(server = ...)}
	 * @param customizer customizes clients before they are opened
	 * @return the extension, to be registered with {@code @RegisterExtension}
	 */
	public static McpTestClientExtension customizedBy(String server, McpTestClientCustomizer customizer) {
		Assert.hasText(server, "Say the name of the server, or leave it out for all servers");
		return new McpTestClientExtension(server, customizer);
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		register(context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		register(context);
	}

	private void register(ExtensionContext context) {
		List<McpTestClientExtension> own = own(context);
		if (!registered(context).contains(this)) {
			own.add(this);
		}
	}

	/**
	 * Applies what is registered to the clients of a server.
	 * @param clients the server's clients
	 * @param server the server's name
	 * @param context where clients are injected
	 * @return customized clients
	 */
	static McpClientFactory apply(McpClientFactory clients, String server, ExtensionContext context) {
		McpClientFactory customized = clients;
		for (McpTestClientExtension extension : registered(context)) {
			if (extension.server == null || extension.server.equals(server)) {
				customized = customized.customizedBy(extension.customizer);
			}
		}
		return customized;
	}

	// Those of the contexts around come first.
	private static List<McpTestClientExtension> registered(ExtensionContext context) {
		List<McpTestClientExtension> all = new ArrayList<>(
				context.getParent().map(McpTestClientExtension::registered).orElse(List.of()));
		all.addAll(own(context));
		return all;
	}

	@SuppressWarnings("unchecked")
	private static List<McpTestClientExtension> own(ExtensionContext context) {
		return context.getStore(NAMESPACE)
			.computeIfAbsent(context.getUniqueId(), (key) -> new ArrayList<McpTestClientExtension>(), List.class);
	}

}
