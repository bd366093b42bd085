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

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A wait ends with the event stream on which the awaited would have come.
 */
@McpServerTest
@Import({ CutEventStreamTests.Scissors.class, AskingTools.class })
@Timeout(15)
class CutEventStreamTests {

	@Autowired
	private Scissors scissors;

	@BeforeEach
	@AfterEach
	void renew() {
		this.scissors.renew();
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	@Tag("webflux")
	void waitForANotificationEnds(McpTransport transport, McpTestClient client) {
		McpTestClient mcp = client.mutate().over(transport).build();

		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> mcp.stimulate(this.scissors::cut).toolListChanges().untilNext())
			.withMessageMatching("(?s)No change of the list of tools that matches arrived before the event "
					+ "stream ended, and none can any more: GET http\\S+, \\S+ after it had been opened: "
					+ "the server ended it\\. All that this client was told:\nnothing\nSee .*");
	}

	@Test
	@Tag("webflux")
	void waitForARequestEnds(McpTestClient mcp) {
		mcp.elicitation().declines();
		this.scissors.cut();

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mcp.elicitation().request())
			.withMessageContaining("nothing that matches came before the event stream ended");
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	@Tag("webflux")
	void callWhoseAnswerWouldHaveComeEnds(McpTransport transport, McpTestClient client) {
		McpTestClient mcp = client.mutate().over(transport).timeout(Duration.ofMinutes(5)).build();

		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> mcp.with((call) -> call.header("Cut", "yes")).callTool("tell").isSuccessful())
			// The server may have forgotten the session before it sees the call.
			.withMessageMatching((transport == McpTransport.SSE)
					? "(?s).*failed: (the event stream over which answers come has ended: GET|HTTP 404 NOT_FOUND).*"
					: "(?s).*failed: the event stream of the call ended without a JSON-RPC message that answers\n.*");
	}

	@Test
	void whatHasComeBeforeIsFound(McpTestClient mcp) {
		mcp.callTool("tell").isSuccessful();
		this.scissors.cut();

		mcp.notifications().logMessages().untilNext();
	}

	/**
	 * Cuts event streams.
	 */
	static class Scissors implements WebFilter {

		private volatile Sinks.Empty<Void> cut = Sinks.empty();

		void cut() {
			this.cut.tryEmitEmpty();
		}

		void renew() {
			cut();
			this.cut = Sinks.empty();
		}

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			if (exchange.getRequest().getHeaders().containsHeader("Cut")) {
				cut();
			}
			else if (exchange.getRequest().getMethod() != HttpMethod.GET) {
				return chain.filter(exchange);
			}
			Mono<Void> end = this.cut.asMono();
			return chain.filter(exchange.mutate().response(new ServerHttpResponseDecorator(exchange.getResponse()) {

				@Override
				public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
					return super.writeAndFlushWith(Flux.from(body).takeUntilOther(end));
				}

			}).build());
		}

	}

}
