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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.WireTests;
import dev.mcpslice.wire.fixture.OwnTransports;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Headers of a request, as the tool that it calls sees them. The application says which
 * they are, in a transport of its own.
 */
@Import({ RequestHeadersTests.Passport.class, OwnTransports.StreamableHttp.class })
@Tag("platform")
class RequestHeadersTests extends WireTests {

	private static final List<String> HEADERS = List.of("Authorization", "Tenant", "traceparent");

	private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-%016x-01";

	@Test
	@Scenario("A33")
	void areSeenByTheTool(McpTestClient mcp) {
		McpTestClient anna = mcp.mutate()
			.bearerToken("anna")
			.header("Tenant", "7")
			.header("traceparent", TRACE.formatted(1))
			.build();

		anna.callTool("show").isSuccessful().text().isEqualTo("Bearer anna, 7, " + TRACE.formatted(1));
		mcp.callTool("show").isSuccessful().text().isEqualTo("-, -, -");
	}

	@Test
	@Scenario("A34")
	void areNotMixedUpBetweenThreeClients(@Autowired McpClientFactory clients) {
		List<McpAsyncClient> three = List.of(1, 2, 3).stream().map((number) -> clients.headers((headers) -> {
			headers.setBearerAuth("client-" + number);
			headers.set("Tenant", "" + number);
			headers.set("traceparent", TRACE.formatted(number));
		}).async()).toList();
		try {
			List<String> seen = Flux.fromIterable(three)
				.flatMapSequential(
						(client) -> client.callTool(CallToolRequest.builder("show_when_all_are_here").build()))
				.map((result) -> ((TextContent) result.content().get(0)).text())
				.collectList()
				.block(EventStream.LIMIT);

			assertThat(seen).containsExactly("Bearer client-1, 1, " + TRACE.formatted(1),
					"Bearer client-2, 2, " + TRACE.formatted(2), "Bearer client-3, 3, " + TRACE.formatted(3));
		}
		finally {
			Flux.fromIterable(three)
				.flatMap(McpAsyncClient::closeGracefully)
				.then(Mono.empty())
				.block(EventStream.LIMIT);
		}
	}

	/**
	 * Shows the headers of the request.
	 */
	static final class Passport {

		private final CyclicBarrier three = new CyclicBarrier(3);

		@McpTool(name = "show")
		String show(McpSyncRequestContext context) {
			return String.join(", ",
					HEADERS.stream()
						.map((name) -> context.transportContext().get(name))
						.map(Object::toString)
						.toList());
		}

		@McpTool(name = "show_when_all_are_here")
		String showWhenAllAreHere(McpSyncRequestContext context) throws Exception {
			this.three.await(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS);
			return show(context);
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class HeaderExtraction {

		@Bean
		OwnTransports.Extractor extractor() {
			return (headers) -> McpTransportContext.create(Map.of("Authorization", header(headers, "Authorization"),
					"Tenant", header(headers, "Tenant"), "traceparent", header(headers, "traceparent")));
		}

		private static String header(HttpHeaders headers, String name) {
			return Objects.requireNonNullElse(headers.getFirst(name), "-");
		}

	}

}
