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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.mcpslice.LiveThreads;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.netty.channel.Channel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How a slice ends: at once, whatever its clients are doing, and with nothing left.
 */
// Ordinary applications set logging up anew, and lines of others get lost meanwhile.
@ResourceLock(value = Resources.SYSTEM_OUT, mode = ResourceAccessMode.READ)
@Isolated("counts threads, and compares times")
class ClosingTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private static Duration ordinaryClose;

	@BeforeAll
	static void closeAnOrdinaryTestContext() {
		ordinaryClose = close(load(OrdinaryCase.class));
	}

	private static TestContext load(Class<?> testClass) {
		TestContext testContext = new TestContextManager(testClass).getTestContext();
		testContext.getApplicationContext();
		return testContext;
	}

	private static Duration close(TestContext testContext) {
		long start = System.nanoTime();
		testContext.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private static List<McpSyncClient> connect(ApplicationContext context) {
		McpClientFactory clients = context.getBean(McpClientFactory.class);
		return Stream.of(McpTransport.STREAMABLE_HTTP, McpTransport.SSE)
			.map((transport) -> clients.over(transport).sync())
			.toList();
	}

	@Test
	@Tag("webflux")
	void takesATenthOfWhatAnOrdinaryTestContextTakesEvenWithClientsConnected() {
		TestContext slice = load(SliceCase.class);
		List<McpSyncClient> clients = connect(slice.getApplicationContext());

		Duration sliceClose = close(slice);

		assertThat(sliceClose).isLessThan(ordinaryClose.dividedBy(10));
		clients.forEach(McpSyncClient::close);
	}

	@Test
	@Tag("webflux")
	void doesNotWaitForACallThatIsUnderWay() throws Exception {
		TestContext slice = load(BlockingCase.class);
		Blocker blocker = slice.getApplicationContext().getBean(Blocker.class);
		McpClientFactory factory = slice.getApplicationContext().getBean(McpClientFactory.class);
		List<McpAsyncClient> clients = Stream.of(McpTransport.STREAMABLE_HTTP, McpTransport.SSE)
			.map((transport) -> factory.over(transport).async())
			.toList();
		CallToolRequest block = CallToolRequest.builder("block").build();
		List<CompletableFuture<CallToolResult>> calls = clients.stream()
			.map((mcp) -> mcp.callTool(block).toFuture())
			.toList();
		assertThat(blocker.entered.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();

		Duration sliceClose = close(slice);

		blocker.release.countDown();
		assertThat(sliceClose).isLessThan(ordinaryClose.dividedBy(10));
		clients.forEach(McpAsyncClient::close);
		calls.forEach((call) -> call.cancel(true));
	}

	@Test
	@Tag("webflux")
	void leavesNoConnectionBehind() {
		TestContext slice = load(SliceCase.class);
		List<Channel> connections = slice.getApplicationContext().getBean(Connections.class).opened;
		List<McpSyncClient> clients = connect(slice.getApplicationContext());
		assertThat(connections).hasSizeGreaterThanOrEqualTo(2).anyMatch(Channel::isOpen);

		close(slice);

		await().atMost(BOUND).untilAsserted(() -> assertThat(connections).noneMatch(Channel::isOpen));
		clients.forEach(McpSyncClient::close);
	}

	@Test
	void leavesNoThreadBehind() {
		openAndClose();
		Set<Thread> before = LiveThreads.all();

		for (int i = 0; i < 5; i++) {
			openAndClose();
		}

		await().pollInSameThread().atMost(BOUND).untilAsserted(() -> assertThat(LiveThreads.all()).isSubsetOf(before));
	}

	private void openAndClose() {
		TestContext slice = load(SliceCase.class);
		List<McpSyncClient> clients = connect(slice.getApplicationContext());
		clients.forEach((mcp) -> assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi"));
		close(slice);
		clients.forEach(McpSyncClient::closeGracefully);
	}

	@McpServerTest(properties = "spring.application.name=closing")
	static class SliceCase {

		@TestConfiguration(proxyBeanMethods = false)
		static class ObservedServer {

			@Bean
			Connections connections() {
				return new Connections();
			}

		}

	}

	static class Connections implements NettyServerCustomizer {

		final List<Channel> opened = new CopyOnWriteArrayList<>();

		@Override
		public HttpServer apply(HttpServer server) {
			return server.doOnConnection((connection) -> this.opened.add(connection.channel()));
		}

	}

	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = "spring.main.web-application-type=reactive")
	static class OrdinaryCase {

	}

	@McpServerTest(properties = "spring.application.name=blocking")
	static class BlockingCase {

		@TestConfiguration(proxyBeanMethods = false)
		static class BlockingTools {

			@Bean
			Blocker blocker() {
				return new Blocker();
			}

			@Bean
			List<SyncToolSpecification> blockingTools(Blocker blocker) {
				return List.of(SyncToolSpecification.builder()
					.tool(Tool.builder("block", Map.of("type", "object")).build())
					.callHandler((exchange, request) -> blocker.block())
					.build());
			}

		}

	}

	static class Blocker {

		final CountDownLatch entered = new CountDownLatch(2);

		final CountDownLatch release = new CountDownLatch(1);

		CallToolResult block() {
			this.entered.countDown();
			try {
				this.release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return CallToolResult.builder().addTextContent("released").build();
		}

	}

}
