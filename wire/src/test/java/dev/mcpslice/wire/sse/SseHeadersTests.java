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

package dev.mcpslice.wire.sse;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.WireTests;
import dev.mcpslice.wire.fixture.OwnTransports;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;

/**
 * A tool sees the headers of the request with which it was called over SSE, given that
 * the application's transport has been told to extract them.
 */
@Tag("platform")
class SseHeadersTests {

	private static final int CLIENTS = 3;

	@Nested
	@ConfiguredForSse
	@Import(OwnTransports.Sse.class)
	class Configured extends Scenarios {

	}

	@Nested
	@Import(OwnTransports.StreamableHttp.class)
	class Attached extends Scenarios {

	}

	@Import({ HeaderTools.class, HeaderExtraction.class })
	abstract static class Scenarios extends WireTests {

		@Test
		@Scenario("B10")
		void reachATool(McpClientFactory clients) {
			try (McpTestClient mcp = clients.over(McpTransport.SSE).headers((headers) -> {
				headers.setBearerAuth("t0k3n");
				headers.set("Tenant", "seven");
				headers.set("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
			}).test()) {
				mcp.callTool("header", Map.of("name", "authorization")).isSuccessful().text().isEqualTo("Bearer t0k3n");
				mcp.callTool("header", Map.of("name", "tenant")).isSuccessful().text().isEqualTo("seven");
				mcp.callTool("header", Map.of("name", "traceparent"))
					.isSuccessful()
					.text()
					.isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
			}
		}

		@Test
		@Scenario("B10")
		void areThoseOfTheCallAndNotOfTheStream(McpClientFactory clients) {
			try (McpTestClient mcp = clients.over(McpTransport.SSE).test()) {
				mcp.with((call) -> call.header("Tenant", "first"))
					.callTool("header", Map.of("name", "tenant"))
					.isSuccessful()
					.text()
					.isEqualTo("first");
				mcp.callTool("header", Map.of("name", "tenant")).isSuccessful().text().isEqualTo("none");
			}
		}

		@Test
		@Scenario("B11")
		void ofOthersAreNotSeen(McpClientFactory clients) throws Exception {
			ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
			try {
				List<Callable<Void>> callers = List.of("anna", "bo", "cem")
					.stream()
					.map((name) -> caller(clients, name))
					.toList();

				for (Future<Void> caller : threads.invokeAll(callers)) {
					caller.get();
				}
			}
			finally {
				threads.shutdownNow();
			}
		}

		private Callable<Void> caller(McpClientFactory clients, String name) {
			return () -> {
				try (McpTestClient mcp = clients.over(McpTransport.SSE)
					.headers((headers) -> headers.set("Tenant", name))
					.test()) {
					for (int round = 0; round < 20; round++) {
						mcp.callTool("meet").isSuccessful().text().isEqualTo("%s before, %s after", name, name);
					}
				}
				return null;
			};
		}

	}

	/**
	 * Tells what it sees of headers.
	 */
	static class HeaderTools {

		private final CyclicBarrier barrier = new CyclicBarrier(CLIENTS);

		@McpTool(name = "header", description = "Tells a header of the request")
		String header(McpSyncServerExchange exchange, String name) {
			HttpHeaders headers = (HttpHeaders) exchange.transportContext().get("headers");
			return headers.getValuesAsList(name).stream().findFirst().orElse("none");
		}

		@McpTool(name = "meet", description = "Waits until three clients are here, and tells whose call it is")
		String meet(McpSyncServerExchange exchange)
				throws InterruptedException, BrokenBarrierException, TimeoutException {
			String before = header(exchange, "tenant");
			this.barrier.await(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS);
			return "%s before, %s after".formatted(before, header(exchange, "tenant"));
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class HeaderExtraction {

		@Bean
		OwnTransports.Extractor extractor() {
			return (headers) -> McpTransportContext.create(Map.of("headers", HttpHeaders.copyOf(headers)));
		}

	}

}
