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

package dev.mcpslice.internal.guard;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.DefaultMcpClientFactory;
import dev.mcpslice.internal.client.DirectAccess;
import dev.mcpslice.internal.guard.Endpoint.Session;
import dev.mcpslice.internal.identity.ServerIdentity;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * What is to be checked of a server, chosen by what it is and has.
 */
public final class GuardPlan {

	private final DirectAccess access;

	private final GuardSettings settings;

	private final List<Group> groups = new ArrayList<>();

	private GuardPlan(DirectAccess access, GuardSettings settings) {
		this.access = access;
		this.settings = settings;
	}

	/**
	 * Looks at a server and makes tests.
	 * @param clients opens clients of it
	 * @param settings what the user has said
	 * @return the tests
	 * @throws IllegalArgumentException if a check is accepted that there is not
	 */
	public static Stream<DynamicNode> tests(McpClientFactory clients, GuardSettings settings) {
		Assert.isInstanceOf(DefaultMcpClientFactory.class, clients, "McpGuard needs an McpClientFactory of mcpslice: ");
		return new GuardPlan(((DefaultMcpClientFactory) clients).direct(), settings).tests();
	}

	private Stream<DynamicNode> tests() {
		List<Endpoint> endpoints = this.access.transports().stream().sorted().map(this::endpoint).toList();
		Endpoint main = endpoints.get(0);
		Stack stack;
		try (Session session = main.open()) {
			stack = Stack.of(this.access.ownClassPath(), session.initialized());
			endpoints.forEach(this::addSecurity);
			addInput(main, session);
			addConformance(main, session);
		}
		CheckRun run = new CheckRun(stack, new KnownFaults(stack, this.access.ownClassPath()), this.settings.accepted(),
				new TimeLimit(this.settings.limit()));
		refuseUnknown(this.settings.accepted().keySet());
		return this.groups.stream()
			.<DynamicNode>map((group) -> group.node(run))
			// JUnit closes the stream when all tests have run.
			.onClose(() -> endpoints.forEach(Endpoint::close));
	}

	private void refuseUnknown(Set<String> accepted) {
		Set<String> known = new TreeSet<>();
		this.groups.forEach((group) -> group.addIds(known));
		accepted.forEach((id) -> Assert.isTrue(known.contains(id),
				() -> "accepting(\"%s\", ...): this server is not checked for that. It is checked for %s".formatted(id,
						String.join(", ", known))));
	}

	private Endpoint endpoint(McpTransport transport) {
		if (this.access.stdio() != null) {
			return new StdioEndpoint(this.access.stdio(), this.settings.timeout());
		}
		URI uri = this.access.endpoints().uri(transport);
		return (transport == McpTransport.SSE) ? new SseEndpoint(uri, http(), this.access.caller())
				: new StreamableHttpEndpoint(transport, uri, http(), this.access.caller());
	}

	private DirectHttp http() {
		ServerIdentity identity = this.access.identity();
		return new DirectHttp(WebClient.builder()
			.clientConnector(Objects.requireNonNull(this.access.connector()))
			// A server of a slice answers who asks for an event stream at once.
			.defaultHeaders((headers) -> {
				if (identity != null) {
					headers.set(ServerIdentity.HEADER, identity.toHeader());
				}
			})
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1))
			.build(), this.settings.timeout());
	}

	private void addSecurity(Endpoint endpoint) {
		McpTransport transport = endpoint.transport();
		if (transport == McpTransport.STDIO) {
			this.groups
				.add(new Group("security over stdio", List.of(new Check("stdio.http", "speaks no HTTP", "stdio", () -> {
					throw new TestAbortedException("Headers, sessions and tokens are matters of HTTP. Over stdio "
							+ "a server has one client, the one who has started it.");
				})), List.of()));
			return;
		}
		String prefix = transport.name().toLowerCase(Locale.ROOT).replace('_', '-');
		URI uri = this.access.endpoints().uri(transport);
		Set<String> credentials = this.access.caller().headerNames();
		Consumer<HttpHeaders> stranger = (headers) -> credentials.forEach(headers::remove);
		Consumer<HttpHeaders> another = this.settings.anotherUser();
		List<Group> parts = new ArrayList<>();
		parts.add(new Group("header security", new HeaderChecks(endpoint, prefix, uri).checks(), List.of()));
		if (this.settings.authenticated()) {
			parts.add(new Group("authentication",
					new AuthenticationChecks(endpoint, prefix, uri, http(), stranger, this.settings).checks(),
					List.of()));
		}
		if (transport != McpTransport.STATELESS) {
			parts.add(new Group("sessions",
					new SessionChecks(endpoint, prefix, this.settings.authenticated() ? stranger : null,
							(another != null) ? stranger.andThen(another) : null)
						.checks(),
					List.of()));
		}
		parts.add(new Group("errors", new ErrorChecks(endpoint, prefix).checks(), List.of()));
		this.groups.add(new Group("security over " + transport, List.of(), parts));
	}

	private void addInput(Endpoint endpoint, Session session) {
		if (!capabilities(session).containsKey("tools")) {
			return;
		}
		HostileInput input = new HostileInput(endpoint, this.settings.callable(), this.settings.seed());
		List<Map<?, ?>> tools = tools(session);
		Set<String> names = new TreeSet<>();
		tools.forEach((tool) -> names.add(HostileInput.name(tool)));
		this.settings.callable()
			.forEach((name) -> Assert.isTrue(names.contains(name),
					() -> "calling(\"%s\"): the server has no such tool. It has %s".formatted(name, names)));
		List<Group> parts = tools.stream()
			.filter(input::isCallable)
			.map((tool) -> new Group(HostileInput.name(tool), input.checks(tool), List.of()))
			.toList();
		this.groups.add(new Group("hostile input over " + endpoint.transport(), List.of(input.leftOut(tools)), parts));
	}

	// What is wrong with the list itself is a matter of conformance.
	private static List<Map<?, ?>> tools(Session session) {
		try {
			return Conformance.pages(session, "tools/list")
				.stream()
				.flatMap((page) -> tools(page.came()).stream())
				.toList();
		}
		catch (Finding finding) {
			return List.of();
		}
	}

	private void addConformance(Endpoint endpoint, Session session) {
		this.groups.add(new Group("conformance over " + endpoint.transport(),
				new Conformance(endpoint, capabilities(session)).checks(), List.of()));
	}

	private static Map<?, ?> capabilities(Session session) {
		return (session.initialized().result().get("capabilities") instanceof Map<?, ?> capabilities) ? capabilities
				: Map.of();
	}

	/**
	 * Returns the tools of a page.
	 * @param page the answer to {@code tools/list}
	 * @return the tools
	 */
	static List<Map<?, ?>> tools(Answer page) {
		List<Map<?, ?>> tools = new ArrayList<>();
		if (page.result().get("tools") instanceof List<?> items) {
			items.stream().filter(Map.class::isInstance).forEach((tool) -> tools.add((Map<?, ?>) tool));
		}
		return tools;
	}

	/**
	 * A node of the tree.
	 *
	 * @param name its name
	 * @param checks its tests
	 * @param parts its parts
	 */
	private record Group(String name, List<Check> checks, List<Group> parts) {

		DynamicContainer node(CheckRun run) {
			return DynamicContainer.dynamicContainer(this.name,
					Stream.concat(
							this.checks.stream()
								.map((check) -> DynamicTest.dynamicTest(check.title(), () -> run.run(check))),
							this.parts.stream().map((part) -> part.node(run))));
		}

		void addIds(Set<String> ids) {
			this.checks.forEach((check) -> ids.add(check.id()));
			this.parts.forEach((part) -> part.addIds(ids));
		}

	}

}
