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

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * Which server a parameter means.
 *
 * @param servers the servers that there are
 * @param context where the parameter is
 */
record ServerChoice(RunningServers servers, ExtensionContext context) {

	McpServerProcess choose(ServerParameter parameter) {
		McpServerProcess server = parameter.server().isEmpty() ? this.servers.unnamed()
				: this.servers.byName().get(parameter.server());
		if (server == null) {
			throw new ParameterResolutionException(
					"%s: %s%s".formatted(parameter, describe(parameter.server()), laterServers()));
		}
		return server;
	}

	private String describe(String wanted) {
		Set<String> names = this.servers.byName().keySet();
		if (names.isEmpty()) {
			return "there is no MCP server here.";
		}
		if (wanted.isEmpty()) {
			return "there are several MCP servers: %s. Say which one: @McpConnection(server = \"%s\")."
				.formatted(names(names), names.iterator().next());
		}
		Set<String> all = new LinkedHashSet<>(names);
		all.addAll(RemoteServers.names(this.context));
		return "no MCP server here has the name '%s'. Known here: %s.".formatted(wanted, names(all));
	}

	private String laterServers() {
		Collection<DeclaredServer> later = this.context.getTestMethod().isPresent() ? List.of()
				: DeclaredServer.perMethod(this.context);
		if (later.isEmpty()) {
			return "";
		}
		return (" What is started for each test method (%s), @BeforeAll and @AfterAll methods cannot have: take it "
				+ "in a @BeforeEach method, or declare it with lifecycle PER_CLASS.")
			.formatted(names(later.stream().map(DeclaredServer::label).toList()));
	}

	private static String names(Collection<String> names) {
		return names.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
	}

}
