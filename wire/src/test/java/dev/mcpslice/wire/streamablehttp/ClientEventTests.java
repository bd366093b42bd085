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

package dev.mcpslice.wire.streamablehttp;

import java.util.concurrent.CompletableFuture;

import dev.mcpslice.wire.Scenario;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.mcpslice.assertj.McpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What upstream's client makes of events that carry no message.
 */
@Tag("platform")
class ClientEventTests extends ScriptedServerTests {

	@ParameterizedTest
	@ValueSource(strings = { "id: 1\ndata:\n\n", "id: 1\ndata: \n\n", "id: 1\n\n", "data:\n\n", ": comment\n\n",
			"event: ping\ndata:\n\n", "retry: 1\n\n" })
	@Scenario("A37")
	void passesOverAnEventWithoutData(String event) throws Exception {
		McpAsyncClient client = open((spec) -> {
		});
		CompletableFuture<CallToolResult> call = call(client);
		ScriptedRequest request = this.server.next("tools/call");

		request.stream().write(event).message("2", request.answer(RESULT)).end();

		assertThat(await(call)).isSuccessful().text().isEqualTo("done");
	}

	@ParameterizedTest
	@ValueSource(strings = { "id: 1\nevent: message\ndata:\n\n", "id: 1\nevent: message\n\n" })
	@Scenario({ "A37", "A42" })
	void breaksTheStreamOffAtAMessageWithoutData(String event) throws Exception {
		McpAsyncClient client = open((spec) -> {
		});
		CompletableFuture<CallToolResult> call = call(client);
		ScriptedRequest request = this.server.next("tools/call");

		request.stream().write(event + ScriptedStream.event("2", log("never heard")));
		ScriptedRequest resumption = this.server.next(ScriptedServer.LISTEN);
		resumption.stream().message("3", request.answer(RESULT)).end();

		assertThat(resumption.headers().headerNames()).doesNotContain(HttpHeaders.LAST_EVENT_ID);
		assertThat(await(call)).isSuccessful();
		assertThat(this.logged).isEmpty();
	}

	@Test
	@Scenario("A42")
	void doesNotKeepTheIdOfAPrimingEvent() throws Exception {
		McpAsyncClient client = open((spec) -> {
		});
		CompletableFuture<CallToolResult> call = call(client);
		ScriptedRequest request = this.server.next("tools/call");

		request.stream().write("id: 1\nretry: 1\ndata:\n\n").cut();
		ScriptedRequest reconnection = this.server.next(ScriptedServer.LISTEN);
		reconnection.stream().message("2", request.answer(RESULT)).end();

		assertThat(reconnection.headers().headerNames()).doesNotContain(HttpHeaders.LAST_EVENT_ID);
		assertThat(await(call)).isSuccessful();
	}

	@Test
	@Scenario("A42")
	void passesOverAMessageWhoseEventHasNoType() throws Exception {
		McpAsyncClient client = open((spec) -> {
		});
		CompletableFuture<CallToolResult> call = call(client);
		ScriptedRequest request = this.server.next("tools/call");

		request.stream()
			.write("id: 1\ndata: %s\n\n".formatted(log("never heard")))
			.message("2", log("heard"))
			.message("3", request.answer(RESULT))
			.end();

		assertThat(await(call)).isSuccessful();
		assertThat(this.logged).containsExactly("heard");
	}

}
