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

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.client.WireExchange;
import dev.mcpslice.client.WireMessage;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What goes over the wire is recorded.
 */
@McpServerTest(properties = "mcpslice.wire.masked=X-Pin")
class WireTests {

	@Autowired
	private McpClientFactory clients;

	@Test
	void messagesAreInTheOrderOfTime(McpTestClient mcp) {
		mcp.callTool("forecast").isSuccessful();

		mcp.wire()
			.sent()
			.extracting(WireMessage::method)
			.startsWith("initialize", "notifications/initialized", "tools/call");
		mcp.wire().messages().extracting(WireMessage::time).isSorted();
		mcp.wire().sent("tools/call").singleElement().satisfies((message) -> {
			assertThat(message.json()).contains("\"name\":\"forecast\"");
			assertThat(message.id()).isNotNull();
			assertThat(message.isError()).isFalse();
			assertThat(message).hasToString("-> " + message.json());
		});
		mcp.wire().received().last().satisfies((message) -> {
			assertThat(message.method()).isNull();
			assertThat(message.toString()).startsWith("<- {\"");
		});
	}

	@Test
	void headersBelongToMessages(McpTestClient mcp) {
		mcp.with((call) -> call.header("X-Tenant", "acme")).callTool("forecast").isSuccessful();

		mcp.wire()
			.sent("tools/call")
			.singleElement()
			.satisfies((message) -> assertThat(message.header("x-tenant")).isEqualTo("acme"));
		mcp.wire()
			.sent("initialize")
			.singleElement()
			.satisfies((message) -> assertThat(message.header("X-Tenant")).isNull());
	}

	@Test
	void exchangesAreRecorded(McpTestClient mcp, McpServerEndpoints endpoints) {
		mcp.callTool("forecast").isSuccessful();

		URI uri = endpoints.uri(McpTransport.STREAMABLE_HTTP);
		mcp.wire().http().first().satisfies((exchange) -> {
			assertThat(exchange.method()).isEqualTo(HttpMethod.POST);
			assertThat(exchange.uri()).isEqualTo(uri);
			assertThat(exchange.status()).isEqualTo(HttpStatus.OK);
			assertThat(exchange.time()).isLessThan(exchange.ended());
			assertThat(exchange.failure()).isNull();
			assertThat(exchange.responseHeaders().getFirst("Mcp-Session-Id")).isNotBlank();
			assertThat(exchange.toString()).startsWith("POST " + uri + ": 200 OK, ")
				.containsIgnoringCase("mcp-session-id: ");
		});
		mcp.wire().http().extracting(WireExchange::method).containsOnlyOnce(HttpMethod.GET).contains(HttpMethod.POST);
		mcp.wire()
			.http()
			.filteredOn((exchange) -> exchange.method() == HttpMethod.GET)
			.singleElement()
			.satisfies((stream) -> assertThat(stream.ended()).isNull());
	}

	@Test
	void messagesOfACallBelongToItsExchange(McpTestClient mcp) {
		mcp.callTool("forecast").isSuccessful();

		mcp.wire().messages().filteredOn((message) -> message.http() != null).hasSizeGreaterThan(4);
		mcp.wire()
			.sent("tools/call")
			.singleElement()
			.satisfies((call) -> mcp.wire()
				.received()
				.filteredOn((message) -> call.id().equals(message.id()))
				.singleElement()
				.satisfies((answer) -> assertThat(answer.http()).isSameAs(call.http())));
	}

	@Test
	void messagesThatAreSentBelongToPosts(McpTestClient mcp) {
		mcp.callTool("forecast").isSuccessful();

		mcp.wire().sent().extracting((message) -> message.http().method()).containsOnly(HttpMethod.POST);
	}

	@Test
	void secretsAreMasked() {
		try (McpTestClient mcp = this.clients.test((client) -> client.bearerToken("t0k3n")
			.cookie("session", "s3ss10n")
			.header("X-Api-Key", "k3y")
			.header("X-Pin", "1234"))) {
			mcp.callTool("forecast", Map.of("password", "p4ss", "key", "rusty")).isSuccessful();

			mcp.wire().sent("tools/call").singleElement().satisfies((message) -> {
				assertThat(message.header("Authorization")).isEqualTo("Bearer ******");
				assertThat(message.header("Cookie")).isEqualTo("session=******");
				assertThat(message.header("X-Api-Key")).isEqualTo("******");
				assertThat(message.header("X-Pin")).isEqualTo("******");
				assertThat(message.json()).contains("\"password\":\"******\"", "\"key\":\"rusty\"");
			});
			assertThat(mcp.wire().toString()).doesNotContain("t0k3n", "s3ss10n", "k3y", "1234", "p4ss");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> mcp.callTool("nothing", Map.of("password", "p4ss")).isSuccessful())
				.withMessageContaining("\"password\":\"******\"")
				.withMessageNotContaining("p4ss");
		}
	}

	@Test
	void failureOfAnAssertionNamesTheServer(McpTestClient mcp, McpServerEndpoints endpoints) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.wire().sent("tools/call").hasSize(1))
			.withMessageStartingWith(
					"[tools/call sent over streamable HTTP with " + endpoints.uri(McpTransport.STREAMABLE_HTTP) + "]");
	}

	@Test
	void clientsWithNamesAreToldApart(@McpConnection(name = "anna") McpTestClient anna, McpServerEndpoints endpoints) {
		URI uri = endpoints.uri(McpTransport.STREAMABLE_HTTP);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> anna.callTool("nothing").isSuccessful())
			.withMessageStartingWith("Expected tools/call nothing by client 'anna' over streamable HTTP with " + uri);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> anna.wire().http().isEmpty())
			.withMessageStartingWith("[HTTP exchanges over streamable HTTP with " + uri + ", client 'anna']");
	}

	@Test
	void wholeRecordingIsReadable(@McpConnection(transport = McpTransport.SSE) McpTestClient mcp) {
		mcp.callTool("forecast").isSuccessful();

		assertThat(mcp.wire().toString().lines()).first()
			.asString()
			.startsWith("The wire of the client over SSE with http://127.0.0.1:");
		assertThat(mcp.wire().toString()).containsPattern("(?m)^ +0\\.\\d{3}  GET http://127.0.0.1:\\d+/sse$")
			.containsPattern("(?m)^ +\\d\\.\\d{3}  GET http://127.0.0.1:\\d+/sse: 200 OK, ")
			.containsPattern("(?m)^ +\\d\\.\\d{3}  -> \\{.*\"method\":\"tools/call\"");
	}

	@Test
	void endIsRecorded() {
		McpTestClient mcp = this.clients.test();
		mcp.close();

		mcp.wire().http().allSatisfy((exchange) -> assertThat(exchange.ended()).isPositive());
		mcp.wire().http().last().extracting(WireExchange::method).isEqualTo(HttpMethod.DELETE);
		assertThat(Stream.of(mcp.wire().toString().split("\n"))).anyMatch((line) -> line.contains("  GET "));
	}

	@Test
	void receivedNotificationsAreFoundByTheirMethod(McpTestClient mcp) {
		mcp.wire().received("notifications/message").isEmpty();
	}

}
