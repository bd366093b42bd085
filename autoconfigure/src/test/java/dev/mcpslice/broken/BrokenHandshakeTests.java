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

import java.time.Duration;

import dev.mcpslice.broken.StandInServer.Misbehaviour;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whatever a server does, a handshake ends with the event that tells of it, and not with
 * a timeout, which is longer here than a test may take.
 */
@Timeout(20)
class BrokenHandshakeTests {

	private static final Duration LONG = Duration.ofMinutes(5);

	private static McpTestClient open(StandInServer server) {
		return server.asRemote().clients().test((client) -> client.timeout(LONG).handshakeTimeout(LONG));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("dev.mcpslice.broken.Misbehaviours#firstAnswers")
	void handshakeFails(McpTransport transport, String event, Misbehaviour misbehaviour, String reason) {
		try (StandInServer server = StandInServer.start(transport)) {
			server.on((transport == McpTransport.SSE) ? "GET" : "initialize", misbehaviour);

			assertThatHandshakeFails(server).withMessageContaining(reason);
		}
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("dev.mcpslice.broken.Misbehaviours#messages")
	void handshakeFailsByTheAnswer(McpTransport transport, String event, Misbehaviour misbehaviour, String reason) {
		try (StandInServer server = StandInServer.start(transport)) {
			server.on("initialize", misbehaviour);

			assertThatHandshakeFails(server).withMessageContaining("failed: " + reason);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void handshakeFailsWhoseStreamEnds(McpTransport transport) {
		try (StandInServer server = StandInServer.start(transport)) {
			server.on("initialize", StandInServer.Call::end);
			assertThatHandshakeFails(server).withMessageContaining("the event stream ended without an answer\n");

			server.on("initialize", StandInServer.Call::breakOff);
			assertThatHandshakeFails(server)
				.withMessageContaining("the server closed the connection in the middle of its answer\n");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void timeoutOfTheHandshakeTellsOfASilentStream(McpTransport transport) {
		try (StandInServer server = StandInServer.start(transport)) {
			server.on("initialize", StandInServer.Call::open);

			assertThatExceptionOfType(McpHandshakeException.class)
				.isThrownBy(
						() -> server.asRemote().clients().test((mcp) -> mcp.handshakeTimeout(Duration.ofMillis(300))))
				.withMessageContaining(" failed: no answer in time: ")
				.withMessageContaining("is open, and silent for ");
		}
	}

	private static ThrowableAssertAlternative<McpHandshakeException> assertThatHandshakeFails(StandInServer server) {
		return assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(() -> open(server))
			.withMessageMatching("(?s)The MCP handshake over [^\n]+ with http://[^\n]+ failed: [^\n]{1,500}\n.*");
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void adviceForTheHandshakeIsGivenLikewise(McpTransport transport) {
		String first = (transport == McpTransport.SSE) ? "GET" : "initialize";
		try (StandInServer server = StandInServer.start(transport)) {
			server.on(first, (call) -> call.respond(401, "text/html", Misbehaviours.HTML, "WWW-Authenticate: Basic"));
			assertThatHandshakeFails(server).withMessageContaining("answered with 401 UNAUTHORIZED (text/html): "
					+ "<html> <body>Bad gateway</body> </html>\nThe server demands: WWW-Authenticate: Basic\nIf the ")
				.withMessageContaining("McpTestClientExtension\nSee ");

			server.on(first, Misbehaviours.status(403));
			assertThatHandshakeFails(server)
				.withMessageContaining("FORBIDDEN (text/plain) and no body\nIs it the CSRF protection");
			server.on(first, Misbehaviours.status(404));
			assertThatHandshakeFails(server).withMessageContaining("no body\nGive the URI of the MCP endpoint");
		}
	}

}
