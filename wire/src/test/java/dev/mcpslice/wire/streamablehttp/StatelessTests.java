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

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.WireTests;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server without sessions.
 */
@McpServerTest(properties = "spring.config.name=wire", transports = McpTransport.STATELESS)
@Import(StatelessTests.Meeting.class)
@Tag("platform")
class StatelessTests extends WireTests {

	@Test
	@Scenario("A59")
	void servesClientsAtTheSameTime(@Autowired McpClientFactory factory) {
		List<McpAsyncClient> clients = Stream.generate(factory::async).limit(Meeting.SIZE).toList();

		try {
			List<String> answers = Flux.fromIterable(clients)
				.flatMap((client) -> client.callTool(CallToolRequest.builder("meet").build()))
				.map((result) -> ((TextContent) result.content().get(0)).text())
				.collectList()
				.block(EventStream.LIMIT);

			assertThat(answers).hasSize(Meeting.SIZE).containsOnly("all are here");
		}
		finally {
			Mono.whenDelayError(clients.stream().map(McpAsyncClient::closeGracefully).toList())
				.block(EventStream.LIMIT);
		}
	}

	@Test
	@Scenario("A59")
	void givesNoSessionAndNeedsNone() {
		StreamableHttp http = new StreamableHttp(this.web);

		http.post(Messages.INITIALIZE)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.doesNotExist(HttpHeaders.MCP_SESSION_ID)
			.expectBody();
		http.post(Messages.callTool(2, "echo", "{\"text\":\"hello\"}"))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.doesNotExist(HttpHeaders.MCP_SESSION_ID)
			.expectBody()
			.jsonPath("$.result.content[0].text")
			.isEqualTo("Echo: hello");
	}

	@Test
	@Scenario("A59")
	void answersDeleteAsIfThereWereNothing() {
		StreamableHttp http = new StreamableHttp(this.web);

		http.delete("any").exchange().expectStatus().isNotFound().expectBody();
		this.web.delete().uri("/mcp").exchange().expectStatus().isNotFound().expectBody();
	}

	/**
	 * Keeps everybody until all have come.
	 */
	static final class Meeting {

		static final int SIZE = 5;

		private final CyclicBarrier barrier = new CyclicBarrier(SIZE);

		@McpTool(name = "meet")
		String meet() throws Exception {
			this.barrier.await(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS);
			return "all are here";
		}

	}

}
