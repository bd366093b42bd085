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

package dev.mcpslice.guard;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.internal.guard.GuardPlan;
import dev.mcpslice.internal.guard.GuardSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;

import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

/**
 * Makes tests of what an MCP server does with enemies, and of whether it keeps to the
 * specification: any server that an {@link McpClientFactory} reaches, of a slice, a whole
 * application, a process or a URL. <pre class="code">
 * &#064;McpServerTest
 * class BookshopGuardTests {
 *
 *     &#064;TestFactory
 *     Stream&lt;DynamicNode&gt; guard(McpClientFactory clients) {
 *         return McpGuard.of(clients).calling("search_books").tests();
 *     }
 *
 * }
 * </pre> {@link McpGuardTests} has that method already. The factory's own clients are the
 * right callers: what {@code McpTestClientCustomizer}s or
 * {@link McpClientFactory#headers(Consumer)} say of them, a token as an example, is sent
 * wherever a test is not about it.
 * <p>
 * A test fails for what the user can mend, and says what was sent, what came, why it
 * matters and what to change. It is aborted for what upstream has to mend, for what is
 * accepted, and for what cannot be known. Tests read, and call no tools but those that
 * say {@code readOnlyHint}. They need no order and may run at the same time.
 * <p>
 * Instances are not thread-safe.
 */
public final class McpGuard {

	/**
	 * Name of the system property that sets where random inputs begin, which failures
	 * tell.
	 */
	public static final String SEED_PROPERTY = "mcpslice.guard.seed";

	private final McpClientFactory clients;

	private final Set<String> callable = new LinkedHashSet<>();

	private final Map<String, String> accepted = new LinkedHashMap<>();

	private long seed = Long.getLong(SEED_PROPERTY, 1);

	private Duration limit = Duration.ofSeconds(60);

	private Duration timeout = Duration.ofSeconds(5);

	private boolean authenticated;

	private @Nullable Consumer<HttpHeaders> anotherUser;

	private @Nullable Consumer<HttpHeaders> expired;

	private @Nullable Consumer<HttpHeaders> insufficient;

	private McpGuard(McpClientFactory clients) {
		this.clients = clients;
	}

	/**
	 * Begins with a server.
	 * @param clients opens clients of it, as its right callers
	 * @return the guard
	 */
	public static McpGuard of(McpClientFactory clients) {
		return new McpGuard(clients);
	}

	/**
	 * Allows to call tools that do not say that they change nothing.
	 * @param tools their names
	 * @return this guard
	 */
	public McpGuard calling(String... tools) {
		this.callable.addAll(List.of(tools));
		return this;
	}

	/**
	 * Accepts what a check finds. Its test is aborted as long as it finds it, and fails
	 * when it does not any more.
	 * @param check the check, as failures name it, such as
	 * {@code streamable-http.foreign-host.connect}
	 * @param reason why it is accepted
	 * @return this guard
	 */
	public McpGuard accepting(String check, String reason) {
		Assert.hasText(reason, "What is accepted needs a reason");
		this.accepted.put(check, reason);
		return this;
	}

	/**
	 * Says that the server serves nobody who does not say who it is, so that this is
	 * checked as well.
	 * @return this guard
	 */
	public McpGuard demandingAuthentication() {
		this.authenticated = true;
		return this;
	}

	/**
	 * Says who else may come, and so who must not get into the sessions of others.
	 * @param credentials sets the headers that say it, such as
	 * {@code (headers) -> headers.setBearerAuth("bob")}
	 * @return this guard, {@linkplain #demandingAuthentication() demanding
	 * authentication}
	 */
	public McpGuard anotherUser(Consumer<HttpHeaders> credentials) {
		this.anotherUser = credentials;
		return demandingAuthentication();
	}

	/**
	 * Says what an expired token is.
	 * @param credentials sets the headers with it
	 * @return this guard, {@linkplain #demandingAuthentication() demanding
	 * authentication}
	 */
	public McpGuard expired(Consumer<HttpHeaders> credentials) {
		this.expired = credentials;
		return demandingAuthentication();
	}

	/**
	 * Says what a token is with which nobody may connect, since a scope is missing.
	 * @param credentials sets the headers with it
	 * @return this guard, {@linkplain #demandingAuthentication() demanding
	 * authentication}
	 */
	public McpGuard insufficient(Consumer<HttpHeaders> credentials) {
		this.insufficient = credentials;
		return demandingAuthentication();
	}

	/**
	 * Sets where random inputs begin. The same seed makes the same inputs.
	 * @param seed the seed; that of the system property {@value #SEED_PROPERTY}, or 1, by
	 * default
	 * @return this guard
	 */
	public McpGuard seed(long seed) {
		this.seed = seed;
		return this;
	}

	/**
	 * Sets how long all tests together may take. Those that would begin later are
	 * aborted.
	 * @param limit the limit; 60 seconds by default
	 * @return this guard
	 */
	public McpGuard within(Duration limit) {
		Assert.isTrue(limit.toNanos() > 0, "The tests of a guard need some time");
		this.limit = limit;
		return this;
	}

	/**
	 * Sets how long to wait for each answer, after which there is none.
	 * @param timeout the timeout; 5 seconds by default
	 * @return this guard
	 */
	public McpGuard timeout(Duration timeout) {
		Assert.isTrue(timeout.toNanos() > 0, "A server needs some time to answer");
		this.timeout = timeout;
		return this;
	}

	/**
	 * Looks at the server and returns the tests, for a method with {@code @TestFactory}.
	 * @return the tests
	 * @throws dev.mcpslice.client.McpHandshakeException if the server cannot be reached
	 * or refuses its right callers
	 * @throws IllegalArgumentException if a tool or a check is named that there is not
	 */
	public Stream<DynamicNode> tests() {
		return GuardPlan.tests(this.clients,
				new GuardSettings(this.seed, Set.copyOf(this.callable), this.limit, this.timeout, this.authenticated,
						this.anotherUser, this.expired, this.insufficient, Map.copyOf(this.accepted)));
	}

}
