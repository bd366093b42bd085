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

import java.util.concurrent.CompletableFuture;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Root;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What nobody scripted is refused at once, and fails the test.
 */
@McpServerTest
class UnscriptedRequestsTests {

	@Test
	void refusesWhatIsLeftWhenASequenceHasEnded(McpClientFactory clients) {
		McpTestClient mcp = clients.test();
		mcp.elicitation().once().declines();
		mcp.callTool("ask_user").isSuccessful().text().startsWith("DECLINE");

		unscripted(() -> mcp.callTool("ask_user"));
		mcp.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void refusesWhatNobodyScriptedAndFailsAtOnce(McpTransport transport, McpClientFactory clients) {
		McpTestClient mcp = clients.over(transport).test();

		unscripted(() -> mcp.callTool("ask_model")).withMessageContaining("sampling/createMessage")
			.withMessageContaining("Script one with mcp.sampling().replies(...)")
			.withMessageContaining("What is a föhn?");
		unscripted(() -> mcp.callTool("ask_user")).withMessageContaining("mcp.elicitation().accepts(...)")
			.withMessageContaining("Which city?");
		unscripted(() -> mcp.callTool("send_user")).withMessageContaining("mcp.urlElicitation().accepts()")
			.withMessageContaining("https://pay.example/7");
		unscripted(() -> mcp.callTool("ask_roots")).withMessageContaining("mcp.roots().are(...)");
		mcp.close();
	}

	@Test
	void tellsOfWhatNobodyScriptedWhereTheTestIs(McpClientFactory clients) {
		McpTestClient mcp = clients.test();

		unscripted(() -> mcp.callTool("ask_model"))
			.satisfies((ex) -> assertThat(ex.getStackTrace()).extracting(StackTraceElement::getClassName)
				.anyMatch((name) -> name.startsWith(getClass().getName())));
		mcp.close();
	}

	@Test
	void endsTheWaitForSomethingElse(McpClientFactory clients) {
		McpTestClient mcp = clients.test();
		CompletableFuture<?> call = CompletableFuture.runAsync(() -> unscripted(() -> mcp.callTool("ask_user")));

		unscripted(() -> {
			mcp.notifications().logMessages().until((message) -> message.data().equals("never"));
			call.join();
		});
		mcp.close();
	}

	@Test
	void declaresOnlyWhatTheTestWants(McpTestClient mcp) {
		McpTestClient simple = mcp.mutate().capabilities(ClientCapabilities.builder().build()).build();

		simple.callTool("ask_model").isProtocolError().hasMessageContaining("sampling");
		simple.mutate().build().callTool("ask_user").isProtocolError().hasMessageContaining("elicitation");
		undeclared(simple::sampling, "sampling");
		undeclared(simple::elicitation, "elicitation by form");
		undeclared(simple::urlElicitation, "elicitation by URL");
		undeclared(simple::roots, "roots");
	}

	@Test
	void tellsFormsFromUrls(McpTestClient mcp) {
		McpTestClient formOnly = mcp.mutate().capabilities(ClientCapabilities.builder().elicitation().build()).build();
		McpTestClient urlOnly = mcp.mutate()
			.capabilities(ClientCapabilities.builder().elicitation(false, true).build())
			.build();

		formOnly.elicitation().cancels();
		undeclared(formOnly::urlElicitation, "elicitation by URL");
		urlOnly.urlElicitation().cancels();
		undeclared(urlOnly::elicitation, "elicitation by form");
	}

	@Test
	void hasNoRootsThatItDoesNotDeclare(McpTestClient mcp) {
		McpTestClient.Builder rootless = mcp.mutate()
			.capabilities(ClientCapabilities.builder().build())
			.roots(Root.builder("file:///etc").build());

		assertThatIllegalStateException().isThrownBy(rootless::build)
			.withMessageStartingWith("The client has roots, but does not declare them");
	}

	@Test
	void failsWithWhatAScriptThrows(McpClientFactory clients) {
		McpTestClient mcp = clients.test();
		mcp.sampling().replies((request) -> {
			throw new IllegalStateException("The model is tired");
		});

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.callTool("ask_model"))
			.withMessageStartingWith("The script for sampling/createMessage failed: "
					+ "java.lang.IllegalStateException: The model is tired")
			.withMessageContaining("What is a föhn?")
			.withCauseInstanceOf(IllegalStateException.class);
		mcp.close();
	}

	@Test
	void failsWhenAScriptSaysNothing(McpClientFactory clients) {
		McpTestClient mcp = clients.test();
		mcp.elicitation().answers((request) -> null);

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.callTool("ask_user"))
			.withMessageContaining("The script answers with null");
		mcp.close();
	}

	private void undeclared(ThrowingCallable script, String capability) {
		assertThatIllegalStateException().isThrownBy(script)
			.withMessageStartingWith("This client has not declared " + capability);
	}

	private ThrowableAssertAlternative<AssertionError> unscripted(ThrowingCallable action) {
		return assertThatExceptionOfType(AssertionError.class).isThrownBy(action)
			.withMessageStartingWith("The server asked its client (")
			.withMessageContaining("nobody scripted an answer, so that it was refused");
	}

}
