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

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.streamablehttp.RequestLog.LoggedRequest;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

import static dev.mcpslice.assertj.McpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The protocol version that upstream's client names in its requests.
 */
@Import(RequestLog.class)
@Tag("platform")
class ClientProtocolVersionTests extends ScriptedServerTests {

	@Override
	@BeforeEach
	void start() {
		this.server = this.servers.start("2025-03-26");
	}

	@Test
	@Scenario("A35")
	void namesTheLatestVersionOnceItIsNegotiated(@Autowired RequestLog log, @Autowired McpClientFactory factory) {
		String caller = UUID.randomUUID().toString();

		McpSyncClient client = factory.headers((headers) -> headers.set(RequestLog.CALLER, caller)).sync();
		client.ping();
		client.listTools();
		client.closeGracefully();

		assertThat(log.of(caller)).extracting(LoggedRequest::method)
			.contains(HttpMethod.POST, HttpMethod.GET, HttpMethod.DELETE);
		assertThat(log.of(caller)).extracting((request) -> request.header(HttpHeaders.PROTOCOL_VERSION))
			.containsOnly("2025-11-25");
	}

	@Test
	@Scenario("A35")
	void namesAnOlderVersionInItsMessages() throws Exception {
		McpAsyncClient client = open((spec) -> {
		});
		CompletableFuture<CallToolResult> call = call(client);
		ScriptedRequest request = this.server.next("tools/call");
		request.respond(RESULT);

		assertThat(await(call)).isSuccessful();
		assertThat(request.header(HttpHeaders.PROTOCOL_VERSION)).isEqualTo("2025-03-26");
		assertThat(this.server.next("notifications/initialized").header(HttpHeaders.PROTOCOL_VERSION))
			.isEqualTo("2025-03-26");
	}

	@Test
	@Scenario("A35")
	void namesTheLatestVersionWhereItListensAnswersAndEnds() throws Exception {
		McpAsyncClient client = listen((spec) -> {
		});
		ScriptedRequest listening = this.server.next(ScriptedServer.LISTEN);
		listening.stream().message("1", Messages.request(1, "ping"));
		ScriptedRequest answerWhileListening = this.server.next(ScriptedServer.ANSWER);
		CompletableFuture<CallToolResult> call = call(client);
		ScriptedRequest request = this.server.next("tools/call");
		request.stream().message("2", Messages.request(2, "ping")).message("3", request.answer(RESULT)).end();
		ScriptedRequest answerWithinACall = this.server.next(ScriptedServer.ANSWER);
		await(call);
		client.closeGracefully().block(EventStream.LIMIT);

		assertThat(listening.header(HttpHeaders.PROTOCOL_VERSION)).isEqualTo("2025-11-25");
		assertThat(answerWhileListening.header(HttpHeaders.PROTOCOL_VERSION)).isEqualTo("2025-11-25");
		assertThat(answerWithinACall.header(HttpHeaders.PROTOCOL_VERSION)).isEqualTo("2025-11-25");
		assertThat(this.server.next(ScriptedServer.END).header(HttpHeaders.PROTOCOL_VERSION)).isEqualTo("2025-11-25");
	}

}
