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

package dev.mcpslice.broken;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.mcpslice.broken.StandInServer.Misbehaviour;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whatever a server does, a call ends with the event that tells of it, and not with a
 * timeout, which is longer here than a test may take.
 */
@Timeout(20)
class BrokenServerTests {

	private static final Duration LONG = Duration.ofMinutes(5);

	private static McpTestClient open(StandInServer server) {
		return server.asRemote().clients().test((client) -> client.timeout(LONG).handshakeTimeout(LONG));
	}

	private static ThrowableAssertAlternative<AssertionError> assertThatCallFails(McpTestClient mcp) {
		return assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.callTool("any").isSuccessful())
			.withMessageMatching("(?s)Expected tools/call any over [^\n]+ with http://[^\n]+ to succeed, but it "
					+ "failed: [^\n]{1,301}\n.*sent: .*")
			.withMessageNotContainingAny("CallException", "McpError", "MismatchedInputException",
					"PrematureCloseException", "No answer within");
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource({ "dev.mcpslice.broken.Misbehaviours#answers", "dev.mcpslice.broken.Misbehaviours#messages" })
	void callFails(McpTransport transport, String event, Misbehaviour misbehaviour, String reason) {
		try (StandInServer server = StandInServer.start(transport)) {
			McpTestClient mcp = open(server);
			server.onCall(misbehaviour);

			assertThatCallFails(mcp).withMessageContaining("failed: " + reason);

			mcp.callTool("any").isSuccessful();
			mcp.close();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void callFailsThatReachesNobody(McpTransport transport) throws IOException {
		try (StandInServer server = StandInServer.start(transport)) {
			McpTestClient mcp = open(server);
			String authority = server.authority();
			server.stopListening();

			assertThatCallFails(mcp)
				.withMessageContaining("failed: connection refused: nothing listens at " + authority + "\n");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void callFailsWhoseStreamEnds(McpTransport transport) {
		try (StandInServer server = StandInServer.start(transport)) {
			McpTestClient mcp = open(server);
			server.onCall(StandInServer.Call::end);

			assertThatCallFails(mcp).withMessageContaining((transport == McpTransport.SSE)
					? "failed: the event stream over which answers come has ended: GET http://"
					: "failed: the event stream of the call ended without a JSON-RPC message that answers\n");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void callFailsWhoseStreamBreaksOff(McpTransport transport) {
		try (StandInServer server = StandInServer.start(transport)) {
			McpTestClient mcp = open(server);
			server.onCall(StandInServer.Call::breakOff);

			assertThatCallFails(mcp)
				.withMessageContaining("the server closed the connection in the middle of its answer");
		}
	}

	@Test
	void callFailsAfterTheEventStreamOfSseHasEnded() {
		try (StandInServer server = StandInServer.start(McpTransport.SSE)) {
			McpTestClient mcp = open(server);
			server.onCall(StandInServer.Call::end);
			assertThatCallFails(mcp);

			server.onCall(StandInServer.Call::open);
			assertThatCallFails(mcp)
				.withMessageContaining("failed: the event stream over which answers come has ended: GET http://");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void timeoutTellsOfASilentStream(McpTransport transport) {
		try (StandInServer server = StandInServer.start(transport)) {
			McpTestClient mcp = open(server).mutate().timeout(Duration.ofMillis(300)).build();
			server.onCall((call) -> call.part(": hold the line\n\n"));

			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.callTool("any").isSuccessful())
				.withMessageMatching("(?s)Expected [^\n]* but it failed: No answer within 300ms: [^\n]* event stream "
						+ "(of the call )?is open, and silent for \\d+ms, since \\S+Z\n.*");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void lateAnswerFailsNobodyElse(McpTransport transport) {
		CountDownLatch next = new CountDownLatch(1);
		CountDownLatch late = new CountDownLatch(1);
		try (StandInServer server = StandInServer.start(transport)) {
			McpTestClient mcp = open(server);
			server.onCall((call) -> {
				call.open();
				call.hold(next);
				call.succeed();
				late.countDown();
			});
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(
						() -> mcp.with((call) -> call.timeout(Duration.ofMillis(100))).callTool("any").isSuccessful())
				.withMessageContaining("No answer within 100ms");
			server.onCall((call) -> {
				next.countDown();
				call.hold(late);
				call.succeed();
			});

			mcp.callTool("any").isSuccessful();
			mcp.close();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void adviceIsGivenUnderTheFirstLine(McpTransport transport) {
		try (StandInServer server = StandInServer.start(transport)) {
			McpTestClient mcp = open(server);

			server.onCall((call) -> call.respond(401, "text/plain", "", "WWW-Authenticate: Bearer realm=\"a b\""));
			assertThatCallFails(mcp)
				.withMessageContaining("UNAUTHORIZED\nThe server demands: WWW-Authenticate: Bearer realm=\"a b\"\n")
				.withMessageContaining("bearerToken(...)")
				.withMessageContaining("McpTestClientCustomizer")
				.withMessageContaining("McpTestClientExtension");
			server.onCall(Misbehaviours.status(403));
			assertThatCallFails(mcp).withMessageContaining("FORBIDDEN\nIs it the CSRF protection of Spring Security")
				.withMessageContaining("bearerToken(...)");
			server.onCall(Misbehaviours.status(404));
			assertThatCallFails(mcp).withMessageContaining("The server does not know the session of this client");
			server.onCall(Misbehaviours.status(421));
			assertThatCallFails(mcp).withMessageContaining("name in the Host header");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void longReasonIsToldBelow(McpTransport transport) {
		try (StandInServer server = StandInServer.start(transport)) {
			McpTestClient mcp = open(server);
			server.onCall(Misbehaviours.message("oops ".repeat(100)));

			assertThatCallFails(mcp).withMessageContaining("…\nthe server sent what is no JSON-RPC message: oops");
		}
	}

	@Test
	void answerThatIsNoneFailsTheCall() {
		try (StandInServer server = StandInServer.start(McpTransport.STREAMABLE_HTTP)) {
			McpTestClient mcp = open(server);

			server.onCall(Misbehaviours.json(200, "{oops"));
			assertThatCallFails(mcp).withMessageContaining("the server sent what is no JSON-RPC message: {oops\n");
			server.onCall(Misbehaviours.json(200, ""));
			assertThatCallFails(mcp).withMessageContaining(
					"failed: the body of the answer ended without a JSON-RPC message that answers\n");
			server.onCall(Misbehaviours.json(202, ""));
			assertThatCallFails(mcp).withMessageContaining("failed: HTTP 202 ACCEPTED (application/json) instead of");
			server.onCall((call) -> call.respond(200, "text/plain", "what?"));
			assertThatCallFails(mcp).withMessageContaining("failed: HTTP 200 OK (text/plain) instead of a JSON-RPC ");
			mcp.callTool("any").isSuccessful();
		}
	}

	@Test
	void streamThatBreaksOffIsResumed() {
		try (StandInServer server = StandInServer.start(McpTransport.STREAMABLE_HTTP)) {
			McpTestClient mcp = open(server);
			server.onCall((call) -> {
				String id = call.id();
				server.on("GET", (resumed) -> {
					resumed.message("{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"content\":[]}}".formatted(id));
					resumed.end();
				});
				call.part("id: 7\nevent: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/any\"}\n\n");
				call.breakOff();
			});

			mcp.callTool("any").isSuccessful();
		}
	}

	@Test
	void callFailsWhoseStreamIsNotResumed() {
		try (StandInServer server = StandInServer.start(McpTransport.STREAMABLE_HTTP)) {
			McpTestClient mcp = open(server);
			Misbehaviour resumable = (call) -> {
				call.part("id: 7\nevent: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/any\"}\n\n");
				call.breakOff();
			};

			server.onCall(resumable);
			assertThatCallFails(mcp).withMessageContaining("failed: the event stream of the call broke off before the "
					+ "answer was there, and was not resumed: HTTP 405 METHOD_NOT_ALLOWED\n");
			server.onCall(resumable).on("GET", StandInServer.Call::drop);
			assertThatCallFails(mcp)
				.withMessageContaining("was not resumed: the server closed the connection before it answered\n");
			server.onCall(resumable).on("GET", StandInServer.Call::end);
			assertThatCallFails(mcp).withMessageContaining(
					"failed: the resumed event stream of the call ended without a JSON-RPC message that answers\n");
			server.onCall(resumable).on("GET", StandInServer.Call::breakOff);
			assertThatCallFails(mcp).withMessageContaining("the server closed the connection in the middle of its");
			mcp.callTool("any").isSuccessful();
		}
	}

	@Test
	void anotherEndpointEndsTheEventStreamOfSse() {
		try (StandInServer server = StandInServer.start(McpTransport.SSE)) {
			McpTestClient mcp = open(server);
			server.onCall((call) -> call.part("event: endpoint\ndata: /elsewhere\n\n"));

			assertThatCallFails(mcp).withMessageContaining(
					"the client stopped reading it, as it does when the server names another endpoint");
		}
	}

}
