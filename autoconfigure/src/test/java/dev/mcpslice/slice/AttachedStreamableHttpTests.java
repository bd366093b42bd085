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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streamable HTTP, attached to a server that is configured for SSE.
 */
@McpServerTest(properties = "spring.ai.mcp.server.protocol=SSE")
@Import(SubscribableResources.class)
class AttachedStreamableHttpTests extends AttachmentContract {

	@Override
	McpTransport attached() {
		return McpTransport.STREAMABLE_HTTP;
	}

	@ParameterizedTest
	@CsvSource({ "2025-11-25, 2025-11-25", "2025-03-26, 2025-03-26", "2024-11-05, 2024-11-05",
			"1999-01-01, 2025-11-25" })
	void versionIsNegotiatedAsOnStreamableHttp(String asked, String answered) {
		this.post("/mcp", initialize(asked), (request) -> {
		}).expectStatus().isOk().expectBody().jsonPath("$.result.protocolVersion").isEqualTo(answered);
	}

	// As to all errors of a session.
	HttpStatus answerToAStrangeSession() {
		return HttpStatus.INTERNAL_SERVER_ERROR;
	}

	@Test
	@Tag("webflux")
	void itsSessionsAreNoSseSessions() {
		List<String> before = standIns();
		try (McpSyncClient mcp = this.clients.over(McpTransport.STREAMABLE_HTTP).sync()) {
			assertThat(mcp.isInitialized()).isTrue();
			// Upstream answers any error of a session like this.
			assertThat(standInsSince(before)).hasSize(1)
				.allSatisfy((id) -> this.post("/mcp/message?sessionId=" + id, """
						{"jsonrpc":"2.0","id":7,"method":"ping"}""", (request) -> {
				}).expectStatus().isEqualTo(answerToAStrangeSession()));
		}
	}

}
