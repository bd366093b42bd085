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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mcpslice.remote.RemoteMcpServer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The servers of which the {@link RemoteMcpServerExtension}s of a test know. Of several
 * extensions, one injects, for the servers of all of them.
 */
final class RemoteServers {

	private static final Namespace NAMESPACE = Namespace.create(RemoteServers.class);

	private RemoteServers() {
	}

	static void add(RemoteMcpServerExtension extension, ExtensionContext context) {
		if (!extensions(context).contains(extension)) {
			own(context).add(extension);
		}
	}

	static boolean areInjectedBy(RemoteMcpServerExtension extension, ExtensionContext context) {
		List<RemoteMcpServerExtension> extensions = extensions(context);
		return !extensions.isEmpty() && extensions.get(0) == extension;
	}

	/**
	 * Returns whether a server is one of these.
	 * @param name the name of the server, or an empty text
	 * @param context the context of a test
	 * @return whether it is
	 */
	static boolean has(String name, ExtensionContext context) {
		return !name.isEmpty() && servers(context).containsKey(name);
	}

	/**
	 * Returns the names of these servers.
	 * @param context the context of a test
	 * @return the names, none if there is no such server
	 */
	static Set<String> names(ExtensionContext context) {
		return servers(context).keySet();
	}

	/**
	 * Returns these servers.
	 * @param context the context of a test
	 * @return the servers, none if there is no such server
	 */
	static Collection<RemoteMcpServer> all(ExtensionContext context) {
		return servers(context).values();
	}

	static RemoteMcpServer choose(ServerParameter parameter, ExtensionContext context) {
		Map<String, RemoteMcpServer> servers = servers(context);
		if (parameter.server().isEmpty() && servers.size() == 1) {
			return servers.values().iterator().next();
		}
		RemoteMcpServer server = servers.get(parameter.server());
		if (server == null) {
			String names = servers.keySet().stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
			throw new ParameterResolutionException(parameter.server().isEmpty()
					? "%s: there are several MCP servers: %s. Say which one: @McpConnection(server = \"%s\")."
						.formatted(parameter, names, servers.keySet().iterator().next())
					: "%s: no MCP server here has the name '%s'. Known here: %s.".formatted(parameter,
							parameter.server(), names));
		}
		return server;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, RemoteMcpServer> servers(ExtensionContext context) {
		return context.getStore(NAMESPACE)
			.computeIfAbsent(context.getUniqueId() + ".servers", (key) -> byName(context), Map.class);
	}

	private static Map<String, RemoteMcpServer> byName(ExtensionContext context) {
		Map<String, RemoteMcpServer> servers = new LinkedHashMap<>();
		RunningServers running = RunningServers.around(context);
		Set<String> processes = (running != null) ? running.byName().keySet() : Set.of();
		extensions(context).stream().map(RemoteMcpServerExtension::server).forEach((server) -> {
			if (servers.put(server.name(), server) != null) {
				throw new ExtensionConfigurationException(("Two remote MCP servers of this test have the name '%s'. "
						+ "Give each a name of its own: name(...).")
					.formatted(server.name()));
			}
			if (processes.contains(server.name())) {
				throw new ExtensionConfigurationException(("A remote MCP server of this test and one in a process of "
						+ "its own have the same name, '%s'. Give one of them another: name(...).")
					.formatted(server.name()));
			}
		});
		return servers;
	}

	private static List<RemoteMcpServerExtension> extensions(ExtensionContext context) {
		List<RemoteMcpServerExtension> all = new ArrayList<>(
				context.getParent().map(RemoteServers::extensions).orElse(List.of()));
		all.addAll(own(context));
		return all;
	}

	@SuppressWarnings("unchecked")
	private static List<RemoteMcpServerExtension> own(ExtensionContext context) {
		return context.getStore(NAMESPACE)
			.computeIfAbsent(context.getUniqueId(), (key) -> new ArrayList<RemoteMcpServerExtension>(), List.class);
	}

}
