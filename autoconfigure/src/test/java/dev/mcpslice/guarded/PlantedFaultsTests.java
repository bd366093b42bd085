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

import dev.mcpslice.guard.McpGuard;
import dev.mcpslice.guarded.FaultyServer.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Each fault that is planted in a server is found, and nothing else.
 */
class PlantedFaultsTests {

	private static GuardFindings guard(Fault... faults) {
		try (FaultyServer server = FaultyServer.with(faults)) {
			return GuardFindings.of(McpGuard.of(server.asRemote().clients())
				.anotherUser((headers) -> headers.setBearerAuth("bob"))
				.insufficient((headers) -> headers.setBearerAuth("scopeless")));
		}
	}

	@Test
	void nothingIsFoundInAServerWithoutFaults() {
		GuardFindings findings = guard();

		assertThat(findings.failed()).as(findings.messages().toString()).isEmpty();
		assertThat(findings.message("refuses an expired token with 401")).contains("McpGuard.expired(...)");
		assertThat(findings.message("calls what changes nothing")).contains("burn").doesNotContain("find");
	}

	@ParameterizedTest
	@MethodSource
	void isFound(Fault fault, String found, int findings) {
		GuardFindings all = guard(fault);

		assertThat(all.failed()).as(all.messages().toString())
			.hasSize(findings)
			.allMatch((name) -> name.matches(found));
	}

	static Stream<Arguments> isFound() {
		return Stream.of(Arguments.of(Fault.ANY_HOST, "refuses a foreign Host .*", 3),
				Arguments.of(Fault.ANY_ORIGIN, "refuses a foreign Origin .*", 3),
				Arguments.of(Fault.ANYBODY, "refuses callers without credentials with 401|says .*", 1),
				Arguments.of(Fault.ANY_TOKEN, "refuses (callers|a wrong) .*", 2),
				Arguments.of(Fault.SCOPELESS, "refuses an insufficient token with 403", 1),
				Arguments.of(Fault.FORBIDDEN, "refuses .* with 401", 2),
				Arguments.of(Fault.TOKEN_IN_QUERY, "takes no token from the query", 1),
				Arguments.of(Fault.NO_CHALLENGE, "says in WWW-Authenticate what it demands", 1),
				Arguments.of(Fault.NO_METADATA, "says who gives out tokens", 1),
				Arguments.of(Fault.NO_RESOURCE, "says who gives out tokens", 1),
				Arguments.of(Fault.NO_AUTHORIZATION_SERVER, "says who gives out tokens", 1),
				Arguments.of(Fault.ANY_USER, "refuses another user in a session|lets another user end no session", 2),
				Arguments.of(Fault.ANY_SESSION, ".*session.*", 4),
				Arguments.of(Fault.COUNTED_IDS, "gives sessions ids that nobody guesses", 1),
				Arguments.of(Fault.STRANGE_IDS, "gives sessions ids that nobody guesses", 1),
				Arguments.of(Fault.STACK_TRACE, "handles .*", 5), Arguments.of(Fault.FAILS_ON_NULL, "handles null", 1),
				Arguments.of(Fault.SILENT, "handles a body of a mebibyte", 1),
				Arguments.of(Fault.TALKATIVE_TOOL, "handles (unknown arguments|null)", 2),
				Arguments.of(Fault.ANY_VERSION, "refuses an unknown MCP-Protocol-Version with 400", 1),
				Arguments.of(Fault.ECHOES_VERSION, "answers an unknown protocol version .*", 1),
				Arguments.of(Fault.NO_VERSION, "says version, capabilities and its name .*", 1),
				Arguments.of(Fault.BAD_PING, "answers a ping with nothing", 1),
				Arguments.of(Fault.WRONG_ID, "answers with the id of the request.*", 1),
				Arguments.of(Fault.TALKATIVE, "answers a notification with 202 and no body", 1),
				Arguments.of(Fault.BAD_GET, "answers GET with an event stream, or with 405", 1),
				Arguments.of(Fault.ETERNAL, "answers a request in a session that has ended with 404", 1),
				Arguments.of(Fault.TWICE, "lists its tools, each once, page by page", 1),
				Arguments.of(Fault.NO_SCHEMA, "describes the input of each tool by a schema of an object", 1),
				Arguments.of(Fault.NO_PROMPTS, "lists its prompts, each once, page by page", 1),
				Arguments.of(Fault.NO_URI, "lists its resources, each once, page by page", 1),
				Arguments.of(Fault.WRONG_CODES, "answers .* with (an error|-32601)", 4),
				Arguments.of(Fault.ENDLESS, "lists its tools.*|describes the input.*", 2),
				Arguments.of(Fault.NO_TOOLS, "lists its tools, each once, page by page", 1),
				Arguments.of(Fault.STRANGE_TOOLS, "lists its tools, each once, page by page", 1),
				Arguments.of(Fault.REFUSES_VERSIONS, "answers an unknown protocol version .*", 1),
				Arguments.of(Fault.NO_LEVELS, "takes a level for log messages", 1));
	}

	@ParameterizedTest
	@EnumSource(names = { "BASIC", "NO_SESSIONS", "NO_DELETE", "NOTHING" })
	void whatIsNoFaultIsNotFound(Fault fault) {
		GuardFindings findings = guard(fault);

		assertThat(findings.failed()).as(findings.messages().toString()).isEmpty();
	}

	@Test
	void timesArePositiveAndReasonsGiven() {
		try (FaultyServer server = FaultyServer.with()) {
			McpGuard guard = McpGuard.of(server.asRemote().clients());

			assertThatIllegalArgumentException().isThrownBy(() -> guard.within(Duration.ZERO));
			assertThatIllegalArgumentException().isThrownBy(() -> guard.timeout(Duration.ofSeconds(-1)));
			assertThatIllegalArgumentException().isThrownBy(() -> guard.accepting("conformance.ping", " "));
		}
	}

	@Test
	void serverThatDiesOfNestingIsFound() {
		GuardFindings findings = guard(Fault.DIES_OF_NESTING);

		assertThat(findings.message("errors > handles deep nesting"))
			.contains("The server does not answer any more after this.", "[[[[[");
	}

}
