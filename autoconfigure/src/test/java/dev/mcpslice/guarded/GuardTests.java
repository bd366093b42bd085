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

package dev.mcpslice.guarded;

import java.time.Duration;
import java.util.stream.Stream;

import dev.mcpslice.AutoConfigured;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.guard.McpGuard;
import dev.mcpslice.guard.McpGuardTests;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guard finds on servers of Spring AI, unprotected and protected, and what it
 * does not.
 */
class GuardTests {

	private static final String STREAMABLE = "spring.ai.mcp.server.protocol=STREAMABLE";

	@ParameterizedTest
	@ValueSource(classes = { OnWebFlux.class, OnServlets.class })
	void unprotectedServerServesForeignPages(Class<?> testClass) {
		GuardTrees tree = GuardTrees.of(testClass);

		assertThat(tree.failed()).hasSize(12).allMatch((path) -> path.contains("header security"));
		assertThat(tree.message("refuses a foreign Host on connect"))
			.contains("Host: evil.example", "200 OK", "A page on any site",
					testClass.getSimpleName().equals("OnWebFlux") ? "WebFluxStr" : "WebMvcStr",
					"check:  streamable-http.foreign-host.connect")
			.doesNotContain(testClass.getSimpleName().equals("OnWebFlux") ? "WebMvc" : "WebFlux");
		assertThat(tree.message("handles broken JSON")).startsWith("Upstream's to mend")
			.contains("https://github.com/spring-projects/spring-ai/issues/6855");
		assertThat(tree.message("calls what changes nothing")).contains("delete_book");
		assertThat(tree.with(TestExecutionResult.Status.SUCCESSFUL))
			.contains("hostile input over streamable HTTP > find_books > handles values of wrong types");
	}

	@ParameterizedTest
	@ValueSource(classes = { ShieldedOnWebFlux.class, ShieldedOnServlets.class })
	void nothingIsFoundOnAProtectedServer(Class<?> testClass) {
		GuardTrees tree = GuardTrees.of(testClass);

		assertThat(tree.failed()).as(tree.toString()).isEmpty();
		assertThat(tree.aborted()).allMatch((path) -> tree.message(path).startsWith("Upstream's to mend")
				|| tree.message(path).startsWith("Not called") || tree.message(path).contains("takes no arguments")
				|| path.endsWith("says who gives out tokens"));
	}

	@ParameterizedTest
	@ValueSource(classes = { UsersOnWebFlux.class, UsersOnServlets.class })
	void anyUserIsLetIntoTheSessionsOfOthers(Class<?> testClass) {
		GuardTrees tree = GuardTrees.of(testClass);

		assertThat(tree.failed()).filteredOn((path) -> path.contains("session"))
			.extracting((path) -> path.replaceFirst(".*> ", ""))
			.contains("refuses another user in a session");
		assertThat(tree.message("refuses another user in a session")).contains("SessionOwnerFilter");
	}

	@ParameterizedTest
	@ValueSource(classes = { SseOnWebFlux.class, StatelessOnServlets.class, StatelessOnWebFlux.class })
	void otherTransportsAreGuarded(Class<?> testClass) {
		GuardTrees tree = GuardTrees.of(testClass);

		assertThat(tree.failed()).as(tree.toString()).isNotEmpty().allMatch((path) -> path.contains("header security"));
	}

	@Test
	void sessionsOfSseAreOfUsersToo() {
		GuardTrees tree = GuardTrees.of(UsersOverSse.class);

		assertThat(tree.failed()).contains("security over SSE > sessions > refuses another user in a session");
		assertThat(tree.message("sessions > refuses a caller without credentials in a session")).isEmpty();
		assertThat(tree.message("authentication > refuses an expired token with 401")).isEmpty();
	}

	@Test
	void whatIsAcceptedIsAborted() {
		GuardTrees tree = GuardTrees.of(Accepting.class);

		assertThat(tree.message("refuses a foreign Host on connect")).startsWith("Accepted: behind a proxy");
		assertThat(tree.message("answers a ping with nothing")).isEqualTo("conformance.ping: this is accepted "
				+ "(never), but there is nothing to accept any more. Remove accepting(\"conformance.ping\", ...).");
	}

	@Test
	void whatThereIsNotCannotBeAccepted() {
		assertThat(GuardTrees.of(AcceptingWhatIsNotThere.class).toString())
			.contains("accepting(\"no-such-check\", ...): this server is not checked for that. It is checked for ");
		assertThat(GuardTrees.of(CallingWhatIsNotThere.class).toString())
			.contains("calling(\"no_such_tool\"): the server has no such tool. It has [count_books, delete_book, ");
	}

	@Test
	void toolsAreCalledIfTheUserAllowsIt() {
		GuardTrees tree = GuardTrees.of(Calling.class);

		assertThat(tree.results().keySet()).anyMatch((path) -> path.contains("delete_book > handles null"));
		assertThat(tree.message("calls what changes nothing")).isEmpty();
	}

	@Test
	void timeIsLimited() {
		GuardTrees tree = GuardTrees.of(Hurried.class);

		assertThat(tree.message("answers a ping with nothing")).startsWith("Not looked at: the 0 s for all checks");
	}

	@McpServerTest(properties = STREAMABLE)
	static class OnWebFlux implements McpGuardTests {

	}

	@McpServerTest(properties = STREAMABLE)
	@ActiveProfiles("servlet")
	static class OnServlets implements McpGuardTests {

	}

	private interface WithUsers extends McpGuardTests {

		@Override
		default McpGuard configure(McpGuard guard) {
			return guard.anotherUser((headers) -> headers.setBearerAuth("bob"))
				.expired((headers) -> headers.setBearerAuth("expired"))
				.insufficient((headers) -> headers.setBearerAuth("scopeless"));
		}

	}

	@McpServerTest(properties = { AutoConfigured.REACTIVE, STREAMABLE })
	@Import({ Shields.WebFluxHeaders.class, Shields.WebFluxTokens.class, Shields.WebFluxSessionOwnerFilter.class })
	static class ShieldedOnWebFlux implements WithUsers {

	}

	@McpServerTest(properties = { AutoConfigured.SERVLET, STREAMABLE, "spring.main.web-application-type=servlet" })
	@Import({ Shields.WebMvcHeaders.class, Shields.WebMvcTokens.class, Shields.WebMvcSessionOwnerFilter.class })
	static class ShieldedOnServlets implements WithUsers {

	}

	@McpServerTest(properties = { AutoConfigured.REACTIVE, STREAMABLE })
	@Import(Shields.WebFluxTokens.class)
	static class UsersOnWebFlux implements WithUsers {

	}

	@McpServerTest(properties = { AutoConfigured.SERVLET, STREAMABLE, "spring.main.web-application-type=servlet" })
	@Import(Shields.WebMvcTokens.class)
	static class UsersOnServlets implements WithUsers {

	}

	@McpServerTest(properties = { AutoConfigured.REACTIVE, "spring.ai.mcp.server.protocol=SSE" })
	@Import(Shields.WebFluxTokens.class)
	static class UsersOverSse implements WithUsers {

	}

	@McpServerTest(properties = "spring.ai.mcp.server.protocol=SSE")
	static class SseOnWebFlux implements McpGuardTests {

	}

	@McpServerTest(properties = "spring.ai.mcp.server.protocol=STATELESS")
	@ActiveProfiles("servlet")
	static class StatelessOnServlets implements McpGuardTests {

	}

	@McpServerTest(properties = "spring.ai.mcp.server.protocol=STATELESS")
	static class StatelessOnWebFlux implements McpGuardTests {

	}

	@McpServerTest(properties = STREAMABLE)
	static class Accepting {

		@TestFactory
		Stream<DynamicNode> guard(McpClientFactory clients) {
			return McpGuard.of(clients.over(McpTransport.STREAMABLE_HTTP))
				.accepting("streamable-http.foreign-host.connect", "behind a proxy")
				.accepting("conformance.ping", "never")
				.seed(7)
				.timeout(Duration.ofSeconds(10))
				.tests();
		}

	}

	@McpServerTest(properties = STREAMABLE)
	static class AcceptingWhatIsNotThere implements McpGuardTests {

		@Override
		public McpGuard configure(McpGuard guard) {
			return guard.accepting("no-such-check", "for no reason");
		}

	}

	@McpServerTest(properties = STREAMABLE)
	static class CallingWhatIsNotThere implements McpGuardTests {

		@Override
		public McpGuard configure(McpGuard guard) {
			return guard.calling("no_such_tool");
		}

	}

	@McpServerTest(properties = STREAMABLE)
	static class Calling implements McpGuardTests {

		@Override
		public McpGuard configure(McpGuard guard) {
			return guard.calling("delete_book");
		}

	}

	@McpServerTest(properties = STREAMABLE)
	static class Hurried implements McpGuardTests {

		@Override
		public McpGuard configure(McpGuard guard) {
			return guard.within(Duration.ofNanos(1));
		}

	}

}
