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

import java.util.List;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * SSE, attached to a server that is configured for streamable HTTP.
 */
@McpServerTest(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
@Import(SubscribableResources.class)
@Tag("webflux")
class AttachedSseTests extends AttachmentContract {

	@Override
	McpTransport attached() {
		return McpTransport.SSE;
	}

	@ParameterizedTest
	@ValueSource(strings = { """
			{"jsonrpc":"2.0","id":7,"method":"ping"}""", """
			{"jsonrpc":"2.0","method":"notifications/initialized"}""", """
			{"jsonrpc":"2.0","id":7,"result":{}}""" })
	void itsSessionsAreNotFoundByStreamableHttp(String message) {
		List<String> before = standIns();
		try (McpSyncClient sse = this.clients.over(McpTransport.SSE).sync()) {
			assertThat(sse.isInitialized()).isTrue();
			assertThat(standInsSince(before)).hasSize(1).allSatisfy((id) -> {
				this.post("/mcp", message, (request) -> request.header("Mcp-Session-Id", id))
					.expectStatus()
					.isNotFound();
				this.web.get()
					.uri("/mcp")
					.accept(MediaType.TEXT_EVENT_STREAM)
					.header("Mcp-Session-Id", id)
					.exchange()
					.expectStatus()
					.isNotFound();
				this.web.delete().uri("/mcp").header("Mcp-Session-Id", id).exchange().expectStatus().isNotFound();
			});
		}
	}

}
