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

package dev.mcpslice.parallel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.StockCacheBootstrapper;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.Events;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Concurrent classes with the same mock: each sees only what it has stubbed itself. With
 * stock Spring's cache they share the mock.
 */
class ConcurrentMocksTests {

	private static final int CLASSES = 4;

	private static final int METHODS = Proof.size(5, 50);

	private static final Duration BOUND = Duration.ofSeconds(30);

	private static final CyclicBarrier allHaveStubbed = new CyclicBarrier(CLASSES);

	private static final CyclicBarrier allHaveCalled = new CyclicBarrier(CLASSES);

	@Test
	void everyClassSeesItsOwnStubbing() {
		Events slice = Proof.runConcurrently(CLASSES,
				List.of(SliceFirst.class, SliceSecond.class, SliceThird.class, SliceFourth.class));
		Events stock = Proof.runConcurrently(CLASSES,
				List.of(StockFirst.class, StockSecond.class, StockThird.class, StockFourth.class));

		int tests = CLASSES * METHODS;
		assertThat(Proof.failures(slice)).isEmpty();
		slice.assertStatistics((statistics) -> statistics.succeeded(tests));
		assertThat(stock.failed().count()).as("failures with stock Spring's cache").isPositive();
		Proof.print("%d concurrent classes with the same @MockitoBean: %d of %d tests failed, with the stock cache %d",
				CLASSES, slice.failed().count(), tests, stock.failed().count());
	}

	@Import(Case.MockedTools.class)
	abstract static class Case {

		@MockitoBean
		private Author author;

		static IntStream numbers() {
			return IntStream.range(0, METHODS);
		}

		@ParameterizedTest
		@MethodSource("numbers")
		void seesItsOwnStubbing(int number, McpSyncClient mcp) throws Exception {
			String mine = getClass().getName() + " in round " + number;
			given(this.author.name()).willReturn(mine);

			allHaveStubbed.await(BOUND.toSeconds(), TimeUnit.SECONDS);
			String answer = mcp.callTool(CallToolRequest.builder("author").build()).content().toString();
			allHaveCalled.await(BOUND.toSeconds(), TimeUnit.SECONDS);

			assertThat(answer).contains(mine);
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class MockedTools {

			private final Author author;

			MockedTools(Author author) {
				this.author = author;
			}

			@McpTool(name = "author", description = "Tells who has written this")
			String author() {
				return this.author.name();
			}

		}

	}

	@McpServerTest
	static class SliceFirst extends Case {

	}

	@McpServerTest
	static class SliceSecond extends Case {

	}

	@McpServerTest
	static class SliceThird extends Case {

	}

	@McpServerTest
	static class SliceFourth extends Case {

	}

	@McpServerTest
	@BootstrapWith(StockCacheBootstrapper.class)
	static class StockFirst extends Case {

	}

	@McpServerTest
	@BootstrapWith(StockCacheBootstrapper.class)
	static class StockSecond extends Case {

	}

	@McpServerTest
	@BootstrapWith(StockCacheBootstrapper.class)
	static class StockThird extends Case {

	}

	@McpServerTest
	@BootstrapWith(StockCacheBootstrapper.class)
	static class StockFourth extends Case {

	}

	interface Author {

		String name();

	}

}
