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

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mcpslice.LiveThreads;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How a slice on servlets ends: at once, whatever its clients are doing, and with nothing
 * left.
 */
// Ordinary applications set logging up anew, and lines of others get lost meanwhile.
@ResourceLock(value = Resources.SYSTEM_OUT, mode = ResourceAccessMode.READ)
@Isolated("counts threads, and compares times")
class ServletClosingTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private static Duration ordinaryClose;

	// Would take half a minute, were it not for the limit.
	@BeforeAll
	static void closeAnOrdinaryTestContextWithAClient() {
		TestContext ordinary = load(OrdinaryCase.class);
		String port = ordinary.getApplicationContext().getEnvironment().getProperty("local.server.port");
		McpSyncClient mcp = McpClient
			.sync(HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + port).build())
			.build();
		mcp.initialize();
		mcp.listTools();

		ordinaryClose = close(ordinary);

		mcp.close();
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

	@Test
	void takesATenthOfWhatAnOrdinaryTestContextTakes() {
		assertThat(close(load(SliceCase.class))).isLessThan(ordinaryClose.dividedBy(10));
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void takesATenthEvenWithAClient(McpTransport transport) {
		TestContext slice = load(SliceCase.class);
		McpSyncClient mcp = slice.getApplicationContext().getBean(McpClientFactory.class).over(transport).sync();
		assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");

		assertThat(close(slice)).isLessThan(ordinaryClose.dividedBy(10));

		mcp.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void takesATenthEvenWithACallUnderWay(McpTransport transport) throws Exception {
		TestContext slice = load(BlockingCase.class);
		Blocker blocker = slice.getApplicationContext().getBean(Blocker.class);
		McpAsyncClient mcp = slice.getApplicationContext().getBean(McpClientFactory.class).over(transport).async();
		CompletableFuture<CallToolResult> call = mcp.callTool(CallToolRequest.builder("block").build()).toFuture();
		assertThat(blocker.entered.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();

		Duration sliceClose = close(slice);

		blocker.release.countDown();
		assertThat(sliceClose).isLessThan(ordinaryClose.dividedBy(10));
		mcp.close();
		call.cancel(true);
	}

	@Test
	void leavesNothingBehind() throws Exception {
		openAndClose();
		Set<Thread> threads = LiveThreads.all();
		Set<Path> directories = directories();

		for (int i = 0; i < 3; i++) {
			openAndClose();
		}

		await().pollInSameThread().atMost(BOUND).untilAsserted(() -> assertThat(LiveThreads.all()).isSubsetOf(threads));
		// Spring Boot 4.0 leaves them until the JVM ends.
		if (!SpringBootVersion.getVersion().startsWith("4.0.")) {
			assertThat(directories()).isSubsetOf(directories);
		}
		assertThat(ManagementFactory.getPlatformMBeanServer().getDomains()).noneMatch((name) -> name.contains("omcat"));
	}

	private static Set<Path> directories() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.filter((file) -> file.getFileName().toString().contains("tomcat")).collect(Collectors.toSet());
		}
	}

	private void openAndClose() {
		TestContext slice = load(SliceCase.class);
		McpClientFactory clients = slice.getApplicationContext().getBean(McpClientFactory.class);
		Stream.of(McpTransport.STREAMABLE_HTTP, McpTransport.SSE).map((transport) -> {
			McpSyncClient mcp = clients.over(transport).sync();
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
			return mcp;
		}).toList().forEach((mcp) -> {
			close(slice);
			mcp.closeGracefully();
		});
	}

	@McpServerTest(properties = "spring.application.name=closing")
	@ActiveProfiles("servlet")
	static class SliceCase {

	}

	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { "spring.lifecycle.timeout-per-shutdown-phase=3s",
					"spring.ai.mcp.server.protocol=STREAMABLE" })
	@ActiveProfiles("servlet")
	static class OrdinaryCase {

	}

	@McpServerTest(properties = "spring.application.name=blocking")
	@ActiveProfiles("servlet")
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

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch release = new CountDownLatch(1);

		// Not even an interrupt ends it.
		CallToolResult block() {
			this.entered.countDown();
			while (this.release.getCount() > 0) {
				try {
					this.release.await();
				}
				catch (InterruptedException ex) {
					// Who closes the context does not want to wait for this.
				}
			}
			return CallToolResult.builder().addTextContent("released").build();
		}

	}

}
