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

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Scenario;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.netty.handler.timeout.ReadTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.client.HttpClientRequest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a user gives to a client, beside what the protocol needs.
 */
@Import(RequestLog.class)
@Tag("platform")
class ClientHeadersTests extends ScriptedServerTests {

	private static final String MINE = "application/vnd.mine+json";

	@Test
	@Scenario("A50")
	void leavesTheClientOfItsUserAsItWas() throws Exception {
		WebClient.Builder used = this.clients.http().defaultHeader("Accept", MINE).defaultHeader("Tenant", "7");
		WebClient.Builder unused = used.clone();
		this.clients.open(this.server.uri(), used, (spec) -> {
		});

		assertThat(headersSentBy(used)).isEqualTo(headersSentBy(unused)).satisfies((headers) -> {
			assertThat(headers.getFirst("Accept")).isEqualTo(MINE);
			assertThat(headers.getFirst("Tenant")).isEqualTo("7");
		});
	}

	@Test
	@Scenario("A50")
	void keepsTheTimeoutOfItsUser() throws Exception {
		AtomicBoolean impatient = new AtomicBoolean();
		WebClient.Builder http = this.clients.http()
			.filter((request, next) -> next.exchange(ClientRequest.from(request).httpRequest((sent) -> {
				if (impatient.get()) {
					HttpClientRequest nettyRequest = sent.getNativeRequest();
					nettyRequest.responseTimeout(Duration.ofMillis(1));
				}
			}).build()));
		McpAsyncClient client = this.clients.open(this.server.uri(), http, (spec) -> {
		});

		this.server.next(ScriptedServer.LISTEN);
		impatient.set(true);

		assertThatThrownBy(() -> await(call(client))).hasRootCauseInstanceOf(ReadTimeoutException.class);
		impatient.set(false);
	}

	@Test
	@Scenario("A51")
	void setsItsOwnHeadersInThePlaceOfItsUsersOnceItHasThem() throws Exception {
		WebClient.Builder http = this.clients.http()
			.defaultHeader("Accept", MINE)
			.defaultHeader("Content-Type", MINE)
			.defaultHeader(HttpHeaders.PROTOCOL_VERSION, "1999-01-01")
			.defaultHeader(HttpHeaders.MCP_SESSION_ID, "mine")
			.defaultHeader(HttpHeaders.LAST_EVENT_ID, "mine-id");
		McpAsyncClient client = this.clients.open(this.server.uri(), http, (spec) -> {
		});
		ScriptedRequest listening = this.server.next(ScriptedServer.LISTEN);
		listening.respond(HttpStatus.METHOD_NOT_ALLOWED);
		CompletableFuture<CallToolResult> answer = call(client);
		ScriptedRequest request = this.server.next("tools/call");
		request.respond(RESULT);
		await(answer);
		client.closeGracefully().block(EventStream.LIMIT);

		// Before there is a session or an event, those of the user are sent.
		ScriptedRequest first = this.server.next("initialize");
		assertThat(first.headers().get(HttpHeaders.MCP_SESSION_ID)).containsExactly("mine");
		assertThat(first.headers().get(HttpHeaders.LAST_EVENT_ID)).containsExactly("mine-id");
		assertThat(listening.headers().get(HttpHeaders.LAST_EVENT_ID)).containsExactly("mine-id");

		assertThat(request.headers().get("Accept")).containsExactly("application/json, text/event-stream");
		assertThat(request.headers().get("Content-Type")).containsExactly("application/json");
		assertThat(listening.headers().get("Accept")).containsExactly("text/event-stream");
		assertThat(List.of(request, listening, this.server.next(ScriptedServer.END))).allSatisfy((sent) -> {
			assertThat(sent.headers().get(HttpHeaders.MCP_SESSION_ID)).containsExactly("session-1");
			assertThat(sent.headers().get(HttpHeaders.PROTOCOL_VERSION)).containsExactly("2025-11-25");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "Accept", "content-type", "MCP-Protocol-Version", "mcp-session-id", "Last-Event-ID" })
	@Scenario("A51")
	void takesNoHeaderOfTheProtocolFromATest(String name, @Autowired McpClientFactory factory) {
		McpClientFactory colliding = factory.headers((headers) -> headers.set(name, "mine"));

		assertThatIllegalArgumentException().isThrownBy(colliding::sync)
			.withMessageContaining("belongs to the protocol");
		assertThatIllegalArgumentException().isThrownBy(colliding::test)
			.withMessageContaining("belongs to the protocol");
	}

	@Test
	@Scenario("A52")
	void sendsTheHeadersOfItsUserBesideItsOwn() throws Exception {
		WebClient.Builder http = this.clients.http().defaultHeader("Tenant", "7", "8");
		McpAsyncClient client = this.clients.open(this.server.uri(), http, (spec) -> {
		});
		ScriptedRequest listening = this.server.next(ScriptedServer.LISTEN);
		client.closeGracefully().block(EventStream.LIMIT);

		assertThat(this.server.received()).hasSize(4).allSatisfy((request) -> {
			assertThat(request.headers().get("Tenant")).containsExactly("7", "8");
			assertThat(request.header(HttpHeaders.PROTOCOL_VERSION)).isEqualTo("2025-11-25");
		});
		assertThat(
				List.of(listening, this.server.next("notifications/initialized"), this.server.next(ScriptedServer.END)))
			.extracting((request) -> request.header(HttpHeaders.MCP_SESSION_ID))
			.containsOnly("session-1");
	}

	@Test
	@Scenario("A52")
	void sendsTheHeadersOfATestBesideItsOwn(@Autowired RequestLog log, @Autowired McpClientFactory factory) {
		String caller = UUID.randomUUID().toString();
		McpClientFactory tenants = factory.headers((headers) -> headers.set(RequestLog.CALLER, caller));

		tenants.headers((headers) -> headers.set("Tenant", "7")).sync().closeGracefully();
		tenants.test((client) -> client.header("Tenant", "7")).close();

		assertThat(log.of(caller)).hasSize(8).allSatisfy((request) -> {
			assertThat(request.headers().get("Tenant")).containsExactly("7");
			assertThat(request.header(HttpHeaders.PROTOCOL_VERSION)).isEqualTo("2025-11-25");
		});
		assertThat(log.of(caller)).extracting((request) -> request.header(HttpHeaders.MCP_SESSION_ID))
			.filteredOn(Objects::nonNull)
			.hasSize(6);
	}

	private org.springframework.http.HttpHeaders headersSentBy(WebClient.Builder builder) throws Exception {
		CompletableFuture<?> answer = builder.build()
			.put()
			.uri(this.server.uri())
			.retrieve()
			.toBodilessEntity()
			.toFuture();
		ScriptedRequest request = this.server.next("PUT");
		request.respond(HttpStatus.OK);
		await(answer);
		return request.headers();
	}

}
