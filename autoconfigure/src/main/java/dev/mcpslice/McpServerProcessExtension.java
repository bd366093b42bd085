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

import java.util.List;
import java.util.stream.Stream;

import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import org.springframework.util.Assert;

/**
 * JUnit extension with MCP servers in processes of their own, for what
 * {@link McpServerProcessTest @McpServerProcessTest} cannot say, such as values that are
 * known only when the test runs. All that is said there about parameters, failures and
 * concurrency holds here. <pre class="code">
 * &#064;RegisterExtension
 * static final McpServerProcessExtension servers = McpServerProcessExtension
 *     .of(McpServerProcess.jar(System.getProperty("bookshop.jar")).name("bookshop"));
 *
 * &#064;Test
 * void sells(McpTestClient mcp, McpServerProcess bookshop) {
 * </pre> In a static field, servers run for the class and its {@code @Nested} classes; in
 * an instance field, for each test method, or for the class if that has one instance for
 * all its methods. Servers of instance fields cannot be had in static methods.
 * <p>
 * A parameter that names no server means one of these only if there is no other.
 */
public final class McpServerProcessExtension extends ServerProcessSupport {

	private static final Namespace NAMESPACE = Namespace.create(McpServerProcessExtension.class);

	private final List<ServerToStart> servers;

	private McpServerProcessExtension(List<ServerToStart> servers) {
		this.servers = servers;
	}

	/**
	 * Creates an extension.
	 * @param servers how to start the servers, which start at the same time; not to be
	 * changed any more
	 * @return the extension, to be registered with {@code @RegisterExtension}
	 * @throws IllegalArgumentException if there is no server
	 */
	public static McpServerProcessExtension of(McpServerProcess.Builder... servers) {
		Assert.notEmpty(servers, "An extension needs a server, McpServerProcess.jar(...) for example");
		return new McpServerProcessExtension(
				Stream.of(servers).map((server) -> new ServerToStart(server, false)).toList());
	}

	// What has been started for a class is there for its methods, and for nested classes.
	@Override
	List<ServerToStart> servers(ExtensionContext context) {
		ExtensionContext.Store store = context.getStore(NAMESPACE);
		if (store.get(this) != null) {
			return List.of();
		}
		store.put(this, true);
		return this.servers;
	}

}
