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

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.blocked.Blocking.Gate;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A server whose event loops are blocked disturbs no other.
 */
@McpServerTest(properties = { "spring.ai.mcp.server.type=ASYNC", "test.slice=bystander" })
@Import(Gate.class)
class BlockedServerTests {

	/**
	 * More than any server has event loops.
	 */
	private static final int CALLS = 8;

	/**
	 * As many loops as have to be blocked, so that all of them are if servers share them.
	 */
	private static final int BLOCKED = 2;

	private final ExecutorService callers = Executors.newFixedThreadPool(CALLS);

	private final TestContext slice = new TestContextManager(Blocked.class).getTestContext();

	private final ApplicationContext context = this.slice.getApplicationContext();

	private final Gate gate = this.context.getBean(Gate.class);

	@AfterEach
	void close() throws InterruptedException {
		this.gate.open();
		this.callers.shutdown();
		assertThat(this.callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
		this.slice.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
	}

	private void block(Consumer<McpTestClient> call) throws InterruptedException {
		McpClientFactory clients = this.context.getBean(McpClientFactory.class);
		List<McpTestClient> opened = Stream.generate(clients::test).limit(CALLS).toList();
		opened.forEach((client) -> this.callers.execute(() -> {
			try (client) {
				call.accept(client);
			}
		}));
		this.gate.awaitArrivals(BLOCKED);
	}

	@Test
	void filterThatBlocksIsNotNoticedElsewhere(McpTestClient bystander) throws InterruptedException {
		block((client) -> client.with((call) -> call.header(Blocking.HEADER, "yes")).ping().isSuccessful());

		bystander.ping().isSuccessful();
		bystander.mutate().over(McpTransport.SSE).build().ping().isSuccessful();
	}

	@Test
	void toolThatBlocksIsNotNoticedElsewhere(McpTestClient bystander) throws InterruptedException {
		block((client) -> client.callTool("block", Map.of()).isSuccessful());

		bystander.ping().isSuccessful();
		bystander.mutate().over(McpTransport.SSE).build().ping().isSuccessful();
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	@ResourceLock(Resources.SYSTEM_OUT)
	void blockedEventLoopIsToldOnceWithWhatItDoes(CapturedOutput output) throws InterruptedException {
		block((client) -> client.callTool("block", Map.of()).isSuccessful());

		Awaitility.await()
			.until(() -> output.getOut().contains("The application blocks the event loop 'mcpslice-server-"));
		Awaitility.await().until(() -> output.getOut().contains("%s$Gate.pass".formatted(Blocking.class.getName())));
		assertThat(output.getOut()).containsOnlyOnce("The application blocks the event loop")
			.contains("of the MCP server of " + Blocked.class.getName() + ", for more than 2 s already")
			.contains("subscribeOn(Schedulers.boundedElastic())");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	@ResourceLock(Resources.SYSTEM_OUT)
	void contextWithABlockedEventLoopIsClosed(CapturedOutput output) throws InterruptedException {
		block((client) -> catchThrowable(
				() -> client.with((call) -> call.header(Blocking.HEADER, "yes")).ping().isSuccessful()));

		this.slice.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);

		assertThat(((ConfigurableApplicationContext) this.context).isActive()).isFalse();
		assertThat(output.getOut()).contains("Event loops of the MCP server do not end, since they are blocked");
	}

	@McpServerTest(properties = { "spring.ai.mcp.server.type=ASYNC", "test.slice=blocked" })
	@Import(Gate.class)
	static class Blocked {

	}

}
