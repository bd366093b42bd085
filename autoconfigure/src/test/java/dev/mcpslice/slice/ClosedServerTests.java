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

package dev.mcpslice.slice;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Closing an MCP server ends it on both transports.
 */
class ClosedServerTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	@Nested
	@McpServerTest(properties = { "spring.ai.mcp.server.protocol=STREAMABLE", "spring.application.name=closed" })
	@DirtiesContext
	class ClosedWithSseAttached extends ClosedServer {

	}

	@Nested
	@McpServerTest(properties = { "spring.ai.mcp.server.protocol=SSE", "spring.application.name=closed" })
	@DirtiesContext
	class ClosedWithStreamableHttpAttached extends ClosedServer {

	}

	/**
	 * Ends the server itself.
	 */
	abstract static class ClosedServer {

		@Test
		void closingTheServerEndsTheSessionsOfBoth(@Autowired McpSyncServer server,
				@Autowired McpServerTransportProviderBase ownTransport, @Autowired WebTestClient web,
				McpClientFactory clients) throws Exception {
			McpSyncClient sse = clients.over(McpTransport.SSE).sync();
			McpSyncClient streamable = clients.over(McpTransport.STREAMABLE_HTTP).sync();
			CountDownLatch opened = new CountDownLatch(1);
			CompletableFuture<Void> eventStream = web.get()
				.uri("/sse")
				.accept(MediaType.TEXT_EVENT_STREAM)
				.exchange()
				.returnResult(String.class)
				.getResponseBody()
				.doOnNext((event) -> opened.countDown())
				.then()
				.toFuture();
			assertThat(opened.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
			assertThat(sse.isInitialized() && streamable.isInitialized()).isTrue();

			server.closeGracefully();

			assertThat(eventStream).succeedsWithin(BOUND);
			assertThat((Map<?, ?>) ReflectionTestUtils.getField(ownTransport, "sessions")).isEmpty();
			web.post()
				.uri("/mcp")
				.contentType(MediaType.APPLICATION_JSON)
				.accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM)
				.bodyValue(AttachmentContract.initialize("2025-11-25"))
				.exchange()
				.expectStatus()
				.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
			sse.close();
			streamable.close();
		}

	}

}
