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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import reactor.core.scheduler.Scheduler.Worker;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Test clients work while somebody blocks all of Reactor's threads, which all contexts of
 * the JVM share.
 */
@McpServerTest(properties = { "spring.ai.mcp.server.type=ASYNC", "test.slice=bystander" })
@Import(Blocking.Gate.class)
@Isolated
class ReactorThreadsTests {

	private final CountDownLatch release = new CountDownLatch(1);

	private final List<Worker> workers = new ArrayList<>();

	@BeforeEach
	void block() throws InterruptedException {
		int cores = Schedulers.DEFAULT_POOL_SIZE;
		CountDownLatch blocked = new CountDownLatch(cores + Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE);
		for (int i = 0; i < Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE; i++) {
			this.workers.add(Schedulers.boundedElastic().createWorker());
		}
		for (int i = 0; i < cores; i++) {
			this.workers.add(Schedulers.parallel().createWorker());
		}
		this.workers.forEach((worker) -> worker.schedule(() -> {
			blocked.countDown();
			try {
				this.release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}));
		blocked.await();
	}

	@AfterEach
	void release() {
		this.release.countDown();
		this.workers.forEach(Worker::dispose);
	}

	@Test
	void callsAreAnsweredAndScriptsRun(McpTestClient client) {
		McpTestClient mcp = client.mutate().build();
		mcp.elicitation().declines();

		mcp.ping().isSuccessful();
		mcp.callTool("ask", Map.of()).isSuccessful().text().isEqualTo("DECLINE");
	}

	@Test
	void timeoutsComeInTime(McpTestClient mcp) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> mcp.with((call) -> call.timeout(Duration.ofMillis(100)))
				.callTool("never", Map.of())
				.isSuccessful())
			.withMessageContaining("No answer within 100ms");
	}

}
