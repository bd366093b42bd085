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

package dev.mcpslice.blocked;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No code of a test runs in the event loops that all clients share.
 */
@McpServerTest(properties = { "spring.ai.mcp.server.type=ASYNC", "test.slice=bystander" })
@Import(Blocking.Gate.class)
class ClientThreadsTests {

	private final AtomicReference<String> thread = new AtomicReference<>();

	private void look() {
		this.thread.set(Thread.currentThread().getName());
	}

	@Test
	void operatorsBehindTheNonBlockingClientRunElsewhere(McpAsyncClient mcp) {
		mcp.ping().doOnNext((answer) -> look()).block();

		assertThat(this.thread.get()).startsWith("mcpslice-test-");
	}

	@Test
	void operatorsBehindWebTestClientRunElsewhere(@Autowired WebTestClient web) {
		web.get()
			.uri("/nowhere")
			.exchange()
			.returnResult(String.class)
			.getResponseBody()
			.doOnComplete(this::look)
			.blockLast();

		assertThat(this.thread.get()).startsWith("mcpslice-test-");
	}

	@Test
	void scriptsRunElsewhere(McpTestClient mcp) {
		mcp.elicitation().answers((request) -> {
			look();
			return ElicitResult.builder(Action.DECLINE).build();
		});

		mcp.callTool("ask", Map.of()).isSuccessful();

		assertThat(this.thread.get()).startsWith("mcpslice-test-");
	}

	@Test
	void argumentsAreReadByTheThreadThatCalls(McpSyncClient mcp) {
		mcp.callTool(CallToolRequest.builder("echo").arguments(Map.of("value", new Value())).build());

		assertThat(this.thread.get()).isEqualTo(Thread.currentThread().getName());
	}

	private final class Value {

		@JsonProperty
		String name() {
			look();
			return "name";
		}

	}

}
