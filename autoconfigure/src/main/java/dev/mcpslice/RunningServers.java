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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.mcpslice.process.McpServerProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import org.springframework.boot.test.system.CapturedOutput;

/**
 * The servers that have been started for one JUnit context, a class or a method, together
 * with those of the contexts around it.
 */
final class RunningServers implements AutoCloseable {

	private static final Namespace NAMESPACE = Namespace.create(RunningServers.class);

	private final ServerProcessSupport injector;

	private final Map<String, McpServerProcess> visible = new LinkedHashMap<>();

	private final List<McpServerProcess> started = new ArrayList<>();

	private final Map<McpServerProcess, CapturedOutput> outputs = new LinkedHashMap<>();

	private @Nullable McpServerProcess defaultServer;

	RunningServers(@Nullable RunningServers around, ServerProcessSupport extension) {
		this.injector = (around != null) ? around.injector : extension;
		if (around != null) {
			this.visible.putAll(around.visible);
			this.defaultServer = around.defaultServer;
		}
		this.visible.values().forEach((server) -> this.outputs.put(server, server.outputFromNow()));
	}

	/**
	 * Returns the servers of a context.
	 * @param context the context
	 * @param extension what injects them, unless another does so already
	 * @return the servers, without any at first but those around
	 */
	static RunningServers in(ExtensionContext context, ServerProcessSupport extension) {
		RunningServers around = context.getParent().map(RunningServers::around).orElse(null);
		return context.getStore(NAMESPACE)
			.computeIfAbsent(context.getUniqueId(), (key) -> new RunningServers(around, extension),
					RunningServers.class);
	}

	/**
	 * Returns the servers of the nearest context that has some.
	 * @param context the context to begin with
	 * @return the servers, or {@code null}
	 */
	static @Nullable RunningServers around(ExtensionContext context) {
		RunningServers own = context.getStore(NAMESPACE).get(context.getUniqueId(), RunningServers.class);
		return (own != null) ? own : context.getParent().map(RunningServers::around).orElse(null);
	}

	boolean areInjectedBy(ServerProcessSupport extension) {
		return this.injector == extension;
	}

	/**
	 * Adds servers, which are closed with the context.
	 * @param servers the servers of the context
	 * @throws ExtensionConfigurationException if two of the context have the same name
	 */
	void add(List<McpServerProcess> servers) {
		this.started.addAll(servers);
		servers.forEach((server) -> this.outputs.put(server, server.output()));
		Set<String> names = new HashSet<>();
		this.started.forEach((server) -> {
			if (!names.add(server.name())) {
				throw new ExtensionConfigurationException(("Two MCP servers of this test have the name '%s'. Give "
						+ "each a name of its own: @McpServerProcessTest(name = ...), or name(...) of the builder.")
					.formatted(server.name()));
			}
			this.visible.put(server.name(), server);
		});
	}

	/**
	 * Says what parameters mean that name no server.
	 * @param server one of the servers
	 */
	void makeDefault(McpServerProcess server) {
		this.defaultServer = server;
	}

	/**
	 * Returns the server that parameters mean that name none.
	 * @return the default server or the only one, or {@code null}
	 */
	@Nullable McpServerProcess unnamed() {
		return (this.defaultServer == null && this.visible.size() == 1) ? this.visible.values().iterator().next()
				: this.defaultServer;
	}

	/**
	 * Returns the servers by name, nearer ones instead of others of the same name.
	 * @return the servers
	 */
	Map<String, McpServerProcess> byName() {
		return this.visible;
	}

	/**
	 * Returns what the servers have written since the context began.
	 * @return the output of each server
	 */
	List<ServerOutput> output() {
		return this.outputs.entrySet()
			.stream()
			.map((entry) -> new ServerOutput(entry.getKey(), entry.getValue()))
			.toList();
	}

	/**
	 * Closes the servers of the context, the last one first. One that does not end keeps
	 * no other alive.
	 */
	@Override
	public void close() {
		close(this.started);
	}

	private static void close(List<McpServerProcess> servers) {
		if (!servers.isEmpty()) {
			try (McpServerProcess first = servers.get(0)) {
				close(servers.subList(1, servers.size()));
			}
		}
	}

}
