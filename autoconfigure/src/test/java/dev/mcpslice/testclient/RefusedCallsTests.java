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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.testclient.RefusedCallsTests.Gate;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What refuses a call refuses that call, and nothing else of the session.
 */
@McpServerTest
@Import(Gate.class)
@Timeout(15)
class RefusedCallsTests {

	@Autowired
	private Gate gate;

	@AfterEach
	void open() {
		this.gate.refusal.set(null);
	}

	@ParameterizedTest
	@EnumSource(value = HttpStatus.class, names = { "BAD_REQUEST", "NOT_FOUND", "INTERNAL_SERVER_ERROR" })
	@Tag("webflux")
	void sessionGoesOn(HttpStatus status, McpTestClient mcp, @Autowired McpSyncServer server) {
		mcp.subscribe("station://status").isSuccessful();

		this.gate.refuse(status, "", Gate::isPost);
		mcp.callTool("tell").isHttpError(status).body().isNull();
		mcp.sendRequest("tools/list", null).isHttpError(status);
		open();

		mcp.callTool("tell").isSuccessful();
		mcp.stimulate(() -> server.notifyResourcesUpdated(new ResourcesUpdatedNotification("station://status")))
			.resourceUpdates()
			.untilNext();
	}

	@ParameterizedTest
	@EnumSource(value = HttpStatus.class, names = { "BAD_REQUEST", "NOT_FOUND" })
	@Tag("webflux")
	void readsTheJsonRpcErrorOfTheBody(HttpStatus status, McpTestClient mcp) {
		this.gate.refuse(status, """
				{"jsonrpc": "2.0", "id": 1, "error": {"code": -32099, "message": "Closed", "data": {"until": 7}}}""",
				Gate::isPost);

		mcp.callTool("tell").isProtocolError().hasCode(-32099).hasMessage("Closed").data("$.until").isEqualTo(7);
		mcp.callTool("tell").isHttpError(status).body().contains("-32099");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"id\": 1, \"result\": {}", "\"method\": \"notifications/message\"" })
	@Tag("webflux")
	void readsABodyThatIsNoError(String message, McpTestClient mcp) {
		this.gate.refuse(HttpStatus.BAD_REQUEST, "{\"jsonrpc\": \"2.0\", %s}".formatted(message), Gate::isPost);

		mcp.callTool("tell").isHttpError(HttpStatus.BAD_REQUEST).body().contains(message);
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	@Tag("webflux")
	void readsTheBeginningOfABodyThatNeverEnds(McpTransport transport, McpTestClient client) {
		McpTestClient mcp = client.mutate().over(transport).build();
		this.gate.refuse(HttpStatus.INTERNAL_SERVER_ERROR, "endless ", Gate::isPost);

		mcp.callTool("tell")
			.isHttpError(HttpStatus.INTERNAL_SERVER_ERROR)
			.body()
			.startsWith("endless endless")
			.hasSizeLessThanOrEqualTo(64 * 1024);

		open();
		mcp.ping().isSuccessful();
	}

	@Test
	@Tag("webflux")
	void failsWhenTheServerDoesNotTakeAnAnswer(McpClientFactory clients) {
		McpTestClient mcp = clients.over(McpTransport.SSE).test();
		mcp.elicitation().cancels();
		this.gate.refuse(HttpStatus.UNAUTHORIZED, "Who are you?",
				(request) -> Gate.isPost(request) && !request.getHeaders().containsHeader("Passport"));

		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> mcp.with((call) -> call.header("Passport", "yes")).callTool("ask_user"))
			.withMessageMatching("(?s)The server does not get the answer to elicitation/create over SSE with \\S+: "
					+ "HTTP 401 UNAUTHORIZED.*")
			.withMessageContaining("\"action\":\"cancel\"")
			.withMessageContaining("Who are you?");
		open();
		mcp.close();
	}

	@Test
	void answersWithThePassportOfTheCall(McpTestClient mcp) {
		mcp.elicitation().cancels();
		this.gate.refuse(HttpStatus.UNAUTHORIZED, "Who are you?",
				(request) -> Gate.isPost(request) && !request.getHeaders().containsHeader("Passport"));

		mcp.with((call) -> call.header("Passport", "yes")).callTool("ask_user").isSuccessful();
	}

	@Test
	@Tag("webflux")
	void saysThatTheEventStreamWasRefused(McpTestClient mcp, @Autowired McpSyncServer server) {
		this.gate.refuse(HttpStatus.FORBIDDEN, "", (request) -> request.getMethod() == HttpMethod.GET);
		McpTestClient impatient = mcp.mutate().timeout(Duration.ofMillis(50)).build();

		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> impatient.stimulate(server::notifyToolsListChanged).toolListChanges().untilNext())
			.withMessageContaining("The event stream for notifications outside of calls was refused: GET ")
			.withMessageContaining("answered with 403 FORBIDDEN.");
	}

	/**
	 * Refuses what it is told to refuse.
	 */
	static class Gate implements WebFilter {

		private final AtomicReference<Refusal> refusal = new AtomicReference<>();

		void refuse(HttpStatus status, String body, Predicate<ServerHttpRequest> which) {
			this.refusal.set(new Refusal(status, body, which));
		}

		static boolean isPost(ServerHttpRequest request) {
			return request.getMethod() == HttpMethod.POST;
		}

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			Refusal refusal = this.refusal.get();
			if (refusal == null || !refusal.which().test(exchange.getRequest())) {
				return chain.filter(exchange);
			}
			ServerHttpResponse response = exchange.getResponse();
			response.setStatusCode(refusal.status());
			if (refusal.body().isEmpty()) {
				return response.setComplete();
			}
			response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
			Mono<DataBuffer> body = Mono
				.fromSupplier(() -> response.bufferFactory().wrap(refusal.body().getBytes(StandardCharsets.UTF_8)));
			return response.writeWith(refusal.body().startsWith("endless") ? body.repeat() : body);
		}

	}

	/**
	 * What is refused.
	 */
	record Refusal(HttpStatus status, String body, Predicate<ServerHttpRequest> which) {

	}

}
