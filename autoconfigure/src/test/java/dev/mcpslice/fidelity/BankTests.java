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

package dev.mcpslice.fidelity;

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.fidelity.Bank.RateSource;
import dev.mcpslice.fidelity.Bank.RootsHandler;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

/**
 * What behaves in production behaves in the slice.
 */
@McpServerTest(properties = { "spring.cache.type=redis", "spring.cache.cache-names=others" })
class BankTests {

	@MockitoBean
	private RateSource source;

	@Test
	void toolBehindAnInterfaceIsRetried(McpTestClient mcp) {
		given(this.source.rate("EUR")).willThrow(new IllegalStateException("busy")).willReturn(1.25);

		mcp.callTool("rate", Map.of("currency", "EUR")).isSuccessful().text().isEqualTo("EUR=1.25");
	}

	@Test
	void toolIsCachedThoughTheCacheIsOutside(McpTestClient mcp, @Autowired CacheManager caches) {
		given(this.source.rate("CHF")).willReturn(1.1);

		mcp.callTool("fixing", Map.of("currency", "CHF")).isSuccessful().text().isEqualTo("CHF=1.1");
		mcp.callTool("fixing", Map.of("currency", "CHF")).isSuccessful().text().isEqualTo("CHF=1.1");

		then(this.source).should().rate("CHF");
		assertThat(caches).isInstanceOf(ConcurrentMapCacheManager.class);
	}

	@Test
	void toolIsAdvisedByAnAspect(McpTestClient mcp) {
		mcp.callTool("balance", Map.of("account", "x")).isSuccessful().text().isEqualTo("audited 1000");
	}

	@Test
	void nothingIsDoneOnSchedule(@Autowired ListableBeanFactory beanFactory) {
		assertThat(beanFactory.getBeansOfType(ScheduledTaskHolder.class)).isEmpty();
		assertThat(beanFactory.getBeansOfType(TaskScheduler.class)).isEmpty();
	}

	@Test
	void configurationThatConnectsIsOut(@Autowired ListableBeanFactory beanFactory) {
		assertThat(beanFactory.getBeansOfType(Bank.RemoteCache.class)).isEmpty();
	}

	@Test
	void toolCounts(McpTestClient mcp, @Autowired MeterRegistry meters) {
		double before = meters.counter("balances").count();

		mcp.callTool("balance", Map.of("account", "x")).isSuccessful();

		assertThat(meters.counter("balances").count()).isGreaterThan(before);
	}

	@Test
	void executorOfTheApplicationIsIn(McpTestClient mcp) {
		mcp.callTool("executor", Map.of()).isSuccessful().text().isEqualTo("SimpleAsyncTaskExecutor");
	}

	@Test
	@Tag("webflux")
	void limitsOfTheServerAreThoseOfTheApplication(McpTestClient mcp) {
		mcp.callTool("length", Map.of("text", "y".repeat(1_000_000))).isSuccessful().text().isEqualTo("1000000");
		mcp.mutate()
			.header("X-Big", "z".repeat(20_000))
			.build()
			.callTool("length", Map.of("text", "abc"))
			.isSuccessful()
			.text()
			.isEqualTo("3");
	}

	@Test
	void toolOfABeanThatIsDeclaredAsAnInterfaceIsIn(McpTestClient mcp) {
		mcp.callTool("greet", Map.of("name", "Anna")).isSuccessful().text().isEqualTo("Hello Anna");
	}

	@Test
	void handlerOfRootsIsCalled(McpTestClient mcp, @Autowired RootsHandler handler) {
		mcp.roots().are("file:///home/anna").areAskedFor();

		Awaitility.await().untilAsserted(() -> assertThat(handler.roots).isNotEmpty());
	}

	@Test
	void whatIsNothingOfAServerIsOut(@Autowired ApplicationContext context) {
		assertThat(context.getBeansOfType(StringBuilder.class)).isEmpty();
	}

	@Nested
	class WithASchedule {

		@Test
		void whatTheTestConfiguresIsDone(@Autowired ListableBeanFactory beanFactory) {
			assertThat(beanFactory.getBeansOfType(ScheduledTaskHolder.class)).isNotEmpty();
		}

		@TestConfiguration(proxyBeanMethods = false)
		@EnableScheduling
		static class Schedule {

		}

	}

}
