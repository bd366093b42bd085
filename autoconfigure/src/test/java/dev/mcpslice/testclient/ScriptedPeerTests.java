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

import java.time.Duration;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.Root;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the server asks, the test answers in a line.
 */
@McpServerTest
class ScriptedPeerTests {

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void modelReplies(McpTransport transport, McpClientFactory clients) {
		try (McpTestClient mcp = clients.over(transport).test()) {
			mcp.sampling().replies("A warm wind.");

			mcp.callTool("ask_model").isSuccessful().text().isEqualTo("A warm wind.");
			mcp.callTool("ask_model").isSuccessful().text().isEqualTo("A warm wind.");

			mcp.sampling().requests().hasSize(2);
		}
	}

	@Test
	void modelRepliesByFunction(McpTestClient mcp) {
		mcp.sampling()
			.replies((request) -> CreateMessageResult
				.builder(Role.ASSISTANT, TextContent.builder("At most " + request.maxTokens()).build(), "frugal")
				.build());

		mcp.callTool("ask_model").isSuccessful().text().isEqualTo("At most 100");
	}

	@Test
	void modelRepliesInSequence(McpTestClient mcp) {
		mcp.sampling().once().replies("one").once().refuses("enough").replies("ever after");

		mcp.callTool("ask_model").isSuccessful().text().isEqualTo("one");
		mcp.callTool("ask_model").isError().text().isEqualTo("-1: enough");
		mcp.callTool("ask_model").isSuccessful().text().isEqualTo("ever after");
		mcp.callTool("ask_model").isSuccessful().text().isEqualTo("ever after");
	}

	@Test
	void tellsWhatTheModelWasAsked(McpTestClient mcp) {
		mcp.sampling().replies("A warm wind.");

		mcp.callTool("ask_model").isSuccessful();

		mcp.sampling().request().hasMaxTokens(100).text().isEqualTo("What is a föhn?");
		mcp.sampling().request().systemPrompt().contains("meteorologist");
		mcp.sampling().request().messages().hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void userFillsInAForm(McpTransport transport, McpClientFactory clients) {
		try (McpTestClient mcp = clients.over(transport).test()) {
			mcp.elicitation().accepts(new ToolCallsTests.Place("Ἀθῆναι"));

			mcp.callTool("ask_user").isSuccessful().text().isEqualTo("ACCEPT {city=Ἀθῆναι}");
		}
	}

	@Test
	void userDeclinesThenCancelsThenAccepts(McpTestClient mcp) {
		mcp.elicitation().once().declines().once().cancels().once().accepts(Map.of("city", "Ἀθῆναι"));

		mcp.callTool("ask_user").isSuccessful().text().startsWith("DECLINE");
		mcp.callTool("ask_user").isSuccessful().text().startsWith("CANCEL");
		mcp.callTool("ask_user").isSuccessful().text().startsWith("ACCEPT");
	}

	@Test
	void userAcceptsWithoutContent(McpTestClient mcp) {
		mcp.elicitation().accepts();

		mcp.callTool("ask_user").isSuccessful().text().isEqualTo("ACCEPT null");
	}

	@Test
	void userAnswersByFunction(McpTestClient mcp) {
		mcp.elicitation()
			.answers((form) -> ElicitResult.builder(Action.ACCEPT).content(Map.of("to", form.message())).build());

		mcp.callTool("ask_user").isSuccessful().text().isEqualTo("ACCEPT {to=Which city?}");
	}

	@Test
	void tellsWhatTheUserWasAsked(McpTestClient mcp) {
		mcp.elicitation().cancels();

		mcp.callTool("ask_user").isSuccessful();

		mcp.elicitation().requests().hasSize(1);
		mcp.elicitation().request().message().isEqualTo("Which city?");
		mcp.elicitation().request().requestedSchema("$.properties.city.type").isEqualTo("string");
		mcp.elicitation().request().requestedSchema().hasPath("$.properties");
	}

	@Test
	void userVisitsAUrl(McpTestClient mcp) {
		mcp.urlElicitation().once().accepts().once().declines().cancels();

		mcp.callTool("send_user").isSuccessful().text().isEqualTo("ACCEPT");
		mcp.callTool("send_user").isSuccessful().text().isEqualTo("DECLINE");
		mcp.callTool("send_user").isSuccessful().text().isEqualTo("CANCEL");
		mcp.urlElicitation().requests().hasSize(3);
	}

	@Test
	void tellsWhereTheUserWasSent(McpTestClient mcp) {
		mcp.urlElicitation().answers((request) -> ElicitResult.builder(Action.ACCEPT).build());

		mcp.callTool("send_user").isSuccessful();

		mcp.urlElicitation().request().url().isEqualTo("https://pay.example/7");
		mcp.urlElicitation().request().message().isEqualTo("Pay first");
		mcp.urlElicitation().request().elicitationId().isEqualTo("bill-7");
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void rootsAreWhatTheTestSays(McpTransport transport, McpClientFactory clients) {
		try (McpTestClient mcp = clients.over(transport).test()) {
			// The SDK's server asks when it is told of a change.
			mcp.roots().are("file:///etc", "file:///var").areAskedFor();
			mcp.callTool("ask_roots").isSuccessful().text().isEqualTo("file:///etc and file:///var");

			mcp.roots().are(Root.builder("file:///home").build()).areAskedFor();
			mcp.callTool("ask_roots").isSuccessful().text().isEqualTo("file:///home");
		}
	}

	@Test
	void saysThatRootsAreNotAskedFor(McpTestClient mcp) {
		McpTestClient quiet = mcp.mutate()
			.capabilities(ClientCapabilities.builder().roots(false).build())
			.timeout(Duration.ofMillis(50))
			.build();
		quiet.roots().are("file:///etc");

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> quiet.roots().areAskedFor())
			.withMessage("Expected the server to ask for the roots as they are now (roots/list), but it has not "
					+ "within 50ms.");
	}

	@Test
	void rootsAreThereFromTheStart(McpTestClient mcp) {
		McpTestClient rooted = mcp.mutate().roots(Root.builder("file:///etc").build()).build();

		rooted.callTool("ask_roots").isSuccessful().text().isEqualTo("file:///etc");
		rooted.mutate().build().callTool("ask_roots").isSuccessful().text().isEqualTo("file:///etc");
	}

	@Test
	void waitsForARequestThatMatches(McpTestClient mcp) {
		mcp.elicitation().cancels();
		mcp.sampling().replies("A warm wind.");
		mcp.urlElicitation().cancels();
		mcp.callTool("ask_user").isSuccessful();
		mcp.callTool("ask_user").isSuccessful();
		mcp.callTool("ask_model").isSuccessful();
		mcp.callTool("send_user").isSuccessful();

		mcp.elicitation().request((form) -> form.message().startsWith("Which")).message().isEqualTo("Which city?");
		mcp.sampling().request((request) -> request.maxTokens() == 100).text().contains("föhn");
		mcp.urlElicitation().request((request) -> request.url().startsWith("https")).message().isEqualTo("Pay first");
	}

	@Test
	void saysWhatWasAskedInstead(McpTestClient mcp) {
		McpTestClient impatient = mcp.mutate().timeout(Duration.ofMillis(50)).build();

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> impatient.elicitation().request())
			.withMessage("Expected the server to ask (elicitation/create), but nothing that matches came within 50ms. "
					+ "It has asked: []");
	}

	@Test
	void letsAScriptAnswerWithAnError(McpTestClient mcp) {
		mcp.sampling().replies((request) -> {
			throw McpError.builder(-32099).message("Out of tokens").build();
		});

		mcp.callTool("ask_model").isError().text().isEqualTo("-32099: Out of tokens");
	}

	@Test
	void saysHowOftenItWasAskedWhenItWasNotOnce(McpTestClient mcp) {
		mcp.elicitation().cancels();
		mcp.callTool("ask_user").isSuccessful();
		mcp.callTool("ask_user").isSuccessful();

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.elicitation().request())
			.withMessageStartingWith("Expected the server to ask once (elicitation/create), but it asked 2 times: ");
	}

}
