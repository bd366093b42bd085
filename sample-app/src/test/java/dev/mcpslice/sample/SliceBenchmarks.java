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

package dev.mcpslice.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.sample.bookshop.BookRepository;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.client.webflux.transport.WebClientStreamableHttpTransport;
import org.springframework.ai.mcp.client.webflux.transport.WebFluxSseClientTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures what docs/benchmarks.md says about time and threads. Not part of the build:
 * that page names the command.
 */
class SliceBenchmarks {

	private static final int WARM_STARTS = 10;

	private static final int CONTEXTS = 100;

	private static final int WARM_UP_ROUNDS = 200;

	private static final int ROUNDS = 200;

	@Test
	void startAndCloseBesideAnOrdinaryTestContext() {
		measureStartAndClose("@McpServerTest", SliceCase.class);
		measureStartAndClose("@SpringBootTest(RANDOM_PORT)", OrdinaryCase.class);
		measureClose("@McpServerTest, streamable HTTP client", SliceCase.class, this::sliceStreamable);
		measureClose("@McpServerTest, SSE client", SliceCase.class, this::sliceSse);
		measureClose("@SpringBootTest(RANDOM_PORT), streamable HTTP client", OrdinaryCase.class,
				this::ordinaryStreamable);
		measureClose("@SpringBootTest(RANDOM_PORT), SSE client", OrdinarySseCase.class, this::ordinarySse);
	}

	@Test
	void threadsBeforeAndAfterManyContexts() {
		openAndClose();
		int before = Thread.activeCount();

		for (int i = 0; i < CONTEXTS; i++) {
			openAndClose();
		}

		System.out.printf("%-60s %d before, %d after%n", "threads, %d contexts opened and closed".formatted(CONTEXTS),
				before, Thread.activeCount());
	}

	@Test
	void clientsOfOneTestMethod() {
		TestContext testContext = load(SliceCase.class);
		McpClientFactory clients = testContext.getApplicationContext().getBean(McpClientFactory.class);
		List<ClientFigures<?>> figures = new ArrayList<>();
		for (McpTransport transport : List.of(McpTransport.STREAMABLE_HTTP, McpTransport.SSE)) {
			McpClientFactory factory = clients.over(transport);
			figures.add(new ClientFigures<>("McpTestClient over " + transport, factory::test, this::search,
					McpTestClient::close));
			figures.add(new ClientFigures<>("McpSyncClient over " + transport, factory::sync, this::search,
					McpSyncClient::closeGracefully));
		}

		// One after the other in each round, so that the machine's moods are the same
		// for all.
		for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
			figures.forEach(ClientFigures::measure);
		}

		figures.forEach((client) -> client.print(ROUNDS));
		close(testContext);
	}

	private void search(McpTestClient mcp) {
		mcp.callTool("search_books", Map.of("query", "Ulysses")).isSuccessful();
	}

	private void search(McpSyncClient mcp) {
		CallToolRequest request = CallToolRequest.builder("search_books").arguments(Map.of("query", "Ulysses")).build();
		assertThat(mcp.callTool(request).isError()).isFalse();
	}

	private void openAndClose() {
		TestContext testContext = load(SliceCase.class);
		McpSyncClient streamable = sliceStreamable(testContext.getApplicationContext());
		McpSyncClient sse = sliceSse(testContext.getApplicationContext());
		assertThat(streamable.listTools().tools()).hasSameSizeAs(sse.listTools().tools());
		streamable.closeGracefully();
		sse.closeGracefully();
		close(testContext);
	}

	private void measureStartAndClose(String name, Class<?> testClass) {
		close(load(testClass));
		Duration start = Duration.ZERO;
		Duration close = Duration.ZERO;
		int times = (testClass == SliceCase.class) ? WARM_STARTS : WARM_STARTS / 2;
		for (int i = 0; i < times; i++) {
			long begin = System.nanoTime();
			TestContext testContext = load(testClass);
			start = start.plusNanos(System.nanoTime() - begin);
			close = close.plus(close(testContext));
		}
		print(name + ", start (warm, mean)", start.dividedBy(times));
		print(name + ", close (mean)", close.dividedBy(times));
	}

	private void measureClose(String name, Class<?> testClass, Function<ApplicationContext, McpSyncClient> client) {
		TestContext testContext = load(testClass);
		McpSyncClient mcp = client.apply(testContext.getApplicationContext());
		assertThat(mcp.listTools().tools()).isNotEmpty();
		print(name + " connected, close", close(testContext));
		mcp.close();
	}

	private static void print(String what, Duration duration) {
		System.out.printf(Locale.ROOT, "%-80s %,9.2f ms%n", what, duration.toNanos() / 1e6);
	}

	private static TestContext load(Class<?> testClass) {
		TestContext testContext = new TestContextManager(testClass).getTestContext();
		testContext.getApplicationContext();
		return testContext;
	}

	private static Duration close(TestContext testContext) {
		long begin = System.nanoTime();
		testContext.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private McpSyncClient sliceStreamable(ApplicationContext context) {
		return context.getBean(McpClientFactory.class).over(McpTransport.STREAMABLE_HTTP).sync();
	}

	private McpSyncClient sliceSse(ApplicationContext context) {
		return context.getBean(McpClientFactory.class).over(McpTransport.SSE).sync();
	}

	private McpSyncClient ordinaryStreamable(ApplicationContext context) {
		return connect(WebClientStreamableHttpTransport.builder(webClient(context)).build());
	}

	@SuppressWarnings({ "deprecation", "removal" })
	private McpSyncClient ordinarySse(ApplicationContext context) {
		return connect(WebFluxSseClientTransport.builder(webClient(context)).build());
	}

	private WebClient.Builder webClient(ApplicationContext context) {
		return WebClient.builder()
			.baseUrl("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
	}

	private McpSyncClient connect(McpClientTransport transport) {
		McpSyncClient mcp = McpClient.sync(transport).build();
		mcp.initialize();
		return mcp;
	}

	/**
	 * What a client costs that is opened for two calls.
	 *
	 * @param <C> the client's type
	 */
	private static final class ClientFigures<C> {

		private final String name;

		private final Supplier<C> open;

		private final Consumer<C> call;

		private final Consumer<C> close;

		private final Map<String, List<Duration>> durations = new LinkedHashMap<>();

		private ClientFigures(String name, Supplier<C> open, Consumer<C> call, Consumer<C> close) {
			this.name = name;
			this.open = open;
			this.call = call;
			this.close = close;
		}

		void measure() {
			C client = measure("open", this.open);
			measure("first call", () -> accept(this.call, client));
			measure("further call", () -> accept(this.call, client));
			measure("close", () -> accept(this.close, client));
		}

		private <T> T measure(String what, Supplier<T> action) {
			long begin = System.nanoTime();
			T result = action.get();
			Duration duration = Duration.ofNanos(System.nanoTime() - begin);
			this.durations.computeIfAbsent(what, (missing) -> new ArrayList<>()).add(duration);
			return result;
		}

		private C accept(Consumer<C> action, C client) {
			action.accept(client);
			return client;
		}

		void print(int rounds) {
			this.durations.forEach((what, all) -> {
				List<Duration> last = all.subList(all.size() - rounds, all.size());
				Duration sum = last.stream().reduce(Duration.ZERO, Duration::plus);
				SliceBenchmarks.print(this.name + ", " + what + " (mean)", sum.dividedBy(rounds));
				SliceBenchmarks.print(this.name + ", " + what + " (median)",
						last.stream().sorted().toList().get(rounds / 2));
			});
		}

	}

	@McpServerTest
	static class SliceCase {

		@MockitoBean
		BookRepository books;

	}

	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
	static class OrdinaryCase {

	}

	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.ai.mcp.server.protocol=SSE")
	static class OrdinarySseCase {

	}

}
