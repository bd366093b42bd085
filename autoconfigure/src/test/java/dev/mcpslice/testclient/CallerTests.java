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

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.testclient.CallerTests.Doorman;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Who calls is said for a client and for single calls, and arrives.
 */
@McpServerTest
@Import(Doorman.class)
class CallerTests {

	@Autowired
	private Doorman doorman;

	@Autowired
	private McpClientFactory clients;

	@BeforeEach
	void forget() {
		this.doorman.guests.clear();
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	@Tag("webflux")
	void sendsTheClientsIdentityWithEachRequest(McpTransport transport) {
		try (McpTestClient mcp = this.clients.over(transport)
			.test((client) -> client.bearerToken("anna").header("Trace", "1", "2").cookie("lang", "el"))) {
			mcp.ping().isSuccessful();
		}

		assertThat(this.doorman.guests).hasSizeGreaterThan(2).allSatisfy((guest) -> {
			assertThat(guest.headers().get("Authorization")).containsExactly("Bearer anna");
			assertThat(guest.headers().get("Trace")).containsExactly("1", "2");
			assertThat(guest.cookies()).containsEntry("lang", "el");
		});
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	@Tag("webflux")
	void sendsTheCallsIdentityWithThatCallOnly(McpTransport transport) {
		try (McpTestClient mcp = this.clients.over(transport)
			.test((client) -> client.basicAuth("anna", "secret").cookie("lang", "el").header("Trace", "1"))) {
			this.doorman.guests.clear();

			mcp.with((call) -> call.basicAuth("bo", "secret").cookie("lang", "sv").header("Trace", "2"))
				.ping()
				.isSuccessful();
			mcp.ping().isSuccessful();
		}

		List<Guest> posts = this.doorman.guests.stream().filter((guest) -> guest.method().equals("POST")).toList();
		assertThat(posts).hasSize(2);
		assertThat(posts.get(0).headers().get("Authorization")).containsExactly(basic("bo"));
		assertThat(posts.get(0).headers().get("Trace")).containsExactly("2");
		assertThat(posts.get(0).cookies()).containsEntry("lang", "sv");
		assertThat(posts.get(1).headers().get("Authorization")).containsExactly(basic("anna"));
		assertThat(posts.get(1).headers().get("Trace")).containsExactly("1");
		assertThat(posts.get(1).cookies()).containsEntry("lang", "el");
	}

	@ParameterizedTest
	@CsvSource({ "STREAMABLE_HTTP, Bearer bo", "SSE, Bearer anna" })
	@Tag("webflux")
	void answersAsWhoeverCallsWhereThatIsKnown(McpTransport transport, String caller) {
		try (McpTestClient mcp = this.clients.over(transport).test((client) -> client.bearerToken("anna"))) {
			mcp.elicitation().cancels();
			this.doorman.guests.clear();

			mcp.with((call) -> call.bearerToken("bo")).callTool("ask_user").isSuccessful();
		}

		assertThat(this.doorman.guests).filteredOn((guest) -> guest.method().equals("POST"))
			.extracting((guest) -> guest.headers().getFirst("Authorization"))
			.startsWith("Bearer bo", caller);
	}

	@Test
	@Tag("webflux")
	void keepsClientsApart() {
		try (McpTestClient anna = this.clients.test((client) -> client.bearerToken("anna"));
				McpTestClient bo = anna.mutate().bearerToken("bo").build()) {
			this.doorman.guests.clear();
			anna.ping().isSuccessful();
			bo.ping().isSuccessful();
			anna.ping().isSuccessful();
		}

		assertThat(this.doorman.guests).filteredOn((guest) -> guest.method().equals("POST"))
			.extracting((guest) -> guest.headers().getFirst("Authorization"))
			.containsExactly("Bearer anna", "Bearer bo", "Bearer anna");
	}

	@Test
	@Tag("webflux")
	void takesSettingsOfACallAlongToAnotherClient() {
		try (McpTestClient mcp = this.clients.test((client) -> client.header("Trace", "1"))) {
			McpTestClient other = mcp.mutate()
				.headers((headers) -> headers.remove("Trace"))
				.header("Trail", "2")
				.build();
			this.doorman.guests.clear();
			other.ping().isSuccessful();
		}

		assertThat(this.doorman.guests).first().satisfies((guest) -> {
			assertThat(guest.headers().containsHeader("Trace")).isFalse();
			assertThat(guest.headers().getFirst("Trail")).isEqualTo("2");
		});
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	@Tag("webflux")
	void readsTheRefusalOfACall(McpTransport transport) {
		try (McpTestClient mcp = this.clients.over(transport).test()) {
			mcp.with((call) -> call.bearerToken("stranger"))
				.callTool("forecast")
				.isHttpError(HttpStatus.UNAUTHORIZED)
				.body()
				.isEqualTo("No strangers");
			mcp.with((call) -> call.bearerToken("stranger"))
				.listTools()
				.isHttpError(HttpStatus.UNAUTHORIZED)
				.headers()
				.hasValue("WWW-Authenticate", "Bearer");

			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> mcp.with((call) -> call.bearerToken("stranger")).callTool("forecast").isSuccessful())
				.withMessageContaining("answered with HTTP 401 UNAUTHORIZED: No strangers");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> mcp.callTool("forecast").isHttpError(HttpStatus.UNAUTHORIZED))
				.withMessageContaining("to be answered with HTTP 401 UNAUTHORIZED, but it succeeded.");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> mcp.with((call) -> call.bearerToken("stranger"))
					.callTool("forecast")
					.isHttpError(HttpStatus.FORBIDDEN))
				.withMessageContaining("to be answered with HTTP 403 FORBIDDEN, but it failed");
			mcp.callTool("forecast").isSuccessful();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	@Tag("webflux")
	void saysWhyAClientIsRefused(McpTransport transport) {
		assertThatExceptionOfType(McpHandshakeException.class)
			.isThrownBy(() -> this.clients.over(transport).test((client) -> client.bearerToken("stranger")))
			.withMessageContaining("401 UNAUTHORIZED")
			.withMessageContaining("No strangers");
	}

	@Test
	@Tag("webflux")
	void sendsNothingThatTheTestDoesNotAskFor(@Autowired McpSyncServer server) {
		try (McpTestClient mcp = this.clients.test()) {
			mcp.subscribe("station://status").isSuccessful();
			this.doorman.guests.clear();

			mcp.stimulate(() -> {
				server.notifyToolsListChanged();
				server.notifyPromptsListChanged();
				server.notifyResourcesListChanged();
				server.notifyResourcesUpdated(new ResourcesUpdatedNotification("station://status"));
			}).resourceUpdates().untilNext();
			mcp.ping().isSuccessful();
		}

		assertThat(this.doorman.guests).extracting(Guest::method).containsExactly("POST", "DELETE");
	}

	@Test
	@Tag("webflux")
	void sendsHeadersOfTheSdksClientsToo() {
		McpSyncClient mcp = this.clients.headers((headers) -> headers.setBearerAuth("anna")).sync();
		mcp.ping();
		mcp.closeGracefully();

		assertThat(this.doorman.guests).isNotEmpty()
			.allSatisfy((guest) -> assertThat(guest.headers().getFirst("Authorization")).isEqualTo("Bearer anna"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Accept", "content-type", "Mcp-Session-Id", "mcp-protocol-version", "Last-Event-ID",
			"Mcpslice-Server" })
	void leavesTheProtocolsHeadersAlone(String name, McpTestClient mcp) {
		assertThatIllegalArgumentException().isThrownBy(() -> mcp.with((call) -> call.header(name, "mine")))
			.withMessageContainingAll("belongs to the protocol", "use WebTestClient");
	}

	@Test
	void takesCookiesOneByOne(McpTestClient mcp) {
		assertThatIllegalArgumentException().isThrownBy(() -> mcp.mutate().header("Cookie", "lang=el"))
			.withMessage("Set cookies one by one, with cookie(name, value).");
	}

	private static String basic(String user) {
		return "Basic " + HttpHeaders.encodeBasicAuth(user, "secret", null);
	}

	/**
	 * Writes down who came, and does not let strangers in.
	 */
	static class Doorman implements WebFilter {

		private final Queue<Guest> guests = new ConcurrentLinkedQueue<>();

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			ServerHttpRequest request = exchange.getRequest();
			Map<String, String> cookies = request.getCookies()
				.toSingleValueMap()
				.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().getValue()));
			this.guests.add(new Guest(request.getMethod().name(), HttpHeaders.copyOf(request.getHeaders()), cookies));
			if (!"Bearer stranger".equals(request.getHeaders().getFirst("Authorization"))) {
				return chain.filter(exchange);
			}
			exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
			exchange.getResponse().getHeaders().set("WWW-Authenticate", "Bearer");
			return exchange.getResponse()
				.writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap("No strangers".getBytes())));
		}

	}

	/**
	 * A request.
	 */
	record Guest(String method, HttpHeaders headers, Map<String, String> cookies) {

	}

}
