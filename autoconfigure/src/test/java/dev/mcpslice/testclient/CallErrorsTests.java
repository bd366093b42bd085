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

package dev.mcpslice.testclient;

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Errors that a test expects are asserted, those that it does not expect say all that is
 * known.
 */
@McpServerTest
class CallErrorsTests {

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void readsAJsonRpcError(McpTransport transport, McpClientFactory clients) {
		try (McpTestClient mcp = clients.over(transport).test()) {
			mcp.callTool("forbidden")
				.isProtocolError()
				.hasCode(-32050)
				.hasMessage("Nobody may")
				.data("$.who")
				.isEqualTo("nobody");
		}
	}

	@Test
	void readsTheDataOfAJsonRpcErrorAsItIs(McpTestClient mcp) {
		mcp.callTool("forbidden").isProtocolError().data().isEqualTo(Map.of("who", "nobody"));
	}

	@Test
	void tellsTheWholeExchangeOfAnErrorThatIsNotExpected(McpTestClient mcp, McpServerEndpoints endpoints) {
		failure(() -> mcp.callTool("forbidden", Map.of("key", "rusty")).isSuccessful())
			.withMessageStartingWith("Expected tools/call forbidden over streamable HTTP with "
					+ endpoints.uri(McpTransport.STREAMABLE_HTTP)
					+ " to succeed, but it failed: JSON-RPC error -32050: Nobody may\n")
			.withMessageContaining("sent: {\"jsonrpc\":\"2.0\",\"method\":\"tools/call\"")
			.withMessageContaining("\"arguments\":{\"key\":\"rusty\"}")
			.withMessageContaining("received: {\"jsonrpc\":\"2.0\"")
			.withMessageContaining(
					"\"error\":{\"code\":-32050,\"message\":\"Nobody may\",\"data\":{\"who\":\"nobody\"}");
	}

	@Test
	void tellsTheToolsErrorThatIsNotExpected(McpTestClient mcp) {
		failure(() -> mcp.callTool("storm").isSuccessful())
			.withMessageStartingWith("Expected tools/call storm over streamable HTTP with ")
			.withMessageContaining(" to succeed, but it reported an error: The mast is broken")
			.withMessageContaining("The mast is broken")
			.withMessageContaining("sent: {");
	}

	@Test
	void tellsTheCallWhenAnAssertionFails(McpTestClient mcp) {
		failure(() -> mcp.callTool("forecast").isSuccessful().text().isEqualTo("rainy"))
			.withMessageStartingWith("[tools/call forecast over streamable HTTP with ")
			.withMessageContaining("text]")
			.withMessageContaining("\"rainy\"");
	}

	@Test
	void tellsASuccessThatIsNotExpected(McpTestClient mcp) {
		failure(() -> mcp.callTool("forecast").isProtocolError())
			.withMessageStartingWith("Expected tools/call forecast over streamable HTTP with ")
			.withMessageContaining(" to be answered with a JSON-RPC error, but it succeeded.")
			.withMessageContaining("sunny");
		failure(() -> mcp.callTool("forecast").isError())
			.withMessageContaining(" to report an error, but it succeeded: ");
	}

	@Test
	void tellsAnotherErrorThanTheExpectedOne(McpTestClient mcp) {
		failure(() -> mcp.callTool("forbidden").isError())
			.withMessageStartingWith("Expected tools/call forbidden over streamable HTTP with ")
			.withMessageContaining(" to be answered with a tool's error, but it failed: JSON-RPC error -32050: Nobody");
		failure(() -> mcp.callTool("forbidden").isProtocolError().hasCode(-32602))
			.withMessageStartingWith("[tools/call forbidden over streamable HTTP with ")
			.withMessageContaining("Expected a JSON-RPC error with code -32602, but the code is -32050");
	}

	@Test
	void doesNotLetAFailedCallPassWithoutAWord(McpClientFactory clients) {
		McpTestClient mcp = clients.test();
		mcp.callTool("forbidden");
		mcp.callTool("storm");
		mcp.callTool("forecast");

		failure(mcp::close).withMessageContaining("Nobody may")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).singleElement()
				.asInstanceOf(InstanceOfAssertFactories.THROWABLE)
				.hasMessageStartingWith("tools/call storm over streamable HTTP with ")
				.hasMessageContaining(" reported an error of which the test says nothing: The mast is broken")
				.hasMessageContaining("The mast is broken"));
		assertThatCode(mcp::close).doesNotThrowAnyException();
	}

	@Test
	void saysNothingMoreOfAnErrorThatTheTestHasDealtWith(McpClientFactory clients) {
		McpTestClient mcp = clients.test();
		mcp.callTool("forbidden").isProtocolError();
		mcp.callTool("storm").isError();
		failure(() -> mcp.callTool("storm").isSuccessful());

		assertThatCode(mcp::close).doesNotThrowAnyException();
	}

	@Test
	void callsNothingAfterItHasBeenClosed(McpClientFactory clients) {
		McpTestClient mcp = clients.test();
		mcp.close();

		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(mcp::ping)
			.withMessage("This client has been closed.");
	}

	private ThrowableAssertAlternative<AssertionError> failure(ThrowingCallable action) {
		return assertThatExceptionOfType(AssertionError.class).isThrownBy(action);
	}

}
