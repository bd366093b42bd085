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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A server that is stopped and started again is somewhere else, and its old clients say
 * so.
 */
@McpServerTest(properties = "spring.application.name=restarting")
@DirtiesContext
@Timeout(30)
class RestartTests {

	private final String who = "The MCP server of " + getClass().getName();

	@Autowired
	private ConfigurableApplicationContext context;

	@Autowired
	private McpServerEndpoints endpoints;

	@Autowired
	private McpClientFactory clients;

	@BeforeEach
	void startServer() {
		this.context.start();
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void clientOfAServerThatHasBeenStoppedSaysSo(McpTransport transport) {
		McpSyncClient mcp = this.clients.over(transport).sync();
		int before = this.endpoints.port();

		this.context.stop();

		assertThatException().isThrownBy(() -> Calls.echo(mcp, "hi"))
			.withMessageContaining("%s listened at 127.0.0.1:%d when this client was opened, and has been stopped "
					+ "since (not listening now). Open a new client.", this.who, before);
		mcp.closeGracefully();
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void callThatIsUnderWaySaysSoAtOnce(McpTransport transport, @Autowired Blocker blocker) throws Exception {
		McpAsyncClient mcp = this.clients.over(transport).async();
		CompletableFuture<CallToolResult> call = mcp.callTool(CallToolRequest.builder("block").build()).toFuture();
		assertThat(blocker.entered.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

		this.context.stop();

		assertThat(call).failsWithin(10, TimeUnit.SECONDS)
			.withThrowableThat()
			.withMessageContaining("has been stopped since (not listening now)");
		mcp.closeGracefully().block();
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void clientOfAServerThatHasMovedSaysWhereTo(McpTransport transport) {
		McpSyncClient mcp = this.clients.over(transport).sync();
		int before = this.endpoints.port();

		this.context.stop();
		this.context.start();

		assertThat(this.endpoints.port()).isNotEqualTo(before);
		assertThatException().isThrownBy(() -> Calls.echo(mcp, "hi"))
			.withMessageContaining(
					"%s listened at 127.0.0.1:%d when this client was opened, and has been stopped "
							+ "since (listening at 127.0.0.1:%d). Open a new client.",
					this.who, before, this.endpoints.port());
		try (McpSyncClient successor = this.clients.over(transport).sync()) {
			assertThat(Calls.echo(successor, "hi")).isEqualTo("Echo: hi");
		}
		mcp.closeGracefully();
	}

	/**
	 * A tool that waits until its call is dropped.
	 */
	static class Blocker {

		final Semaphore entered = new Semaphore(0);

		private final Semaphore never = new Semaphore(0);

		@McpTool(name = "block", description = "Waits for the test")
		String block() throws InterruptedException {
			this.entered.release();
			this.never.acquire();
			return "over";
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class BlockingTools {

		@Bean
		Blocker blocker() {
			return new Blocker();
		}

	}

}
