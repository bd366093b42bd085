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

package dev.mcpslice.process;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.reporter.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is set or done elsewhere in this process means nothing to a server.
 */
@Isolated
class BusyProcessTests {

	@Test
	void exitIsSeenWhileTheCommonPoolIsBlocked() {
		CountDownLatch end = new CountDownLatch(1);
		IntStream.range(0, ForkJoinPool.getCommonPoolParallelism())
			.forEach((worker) -> ForkJoinPool.commonPool().execute(() -> await(end)));
		try {
			assertThatExceptionOfType(McpServerProcessException.class)
				.isThrownBy(() -> Children.plainProgram("exit").start())
				.withMessageContaining("has ended with exit code 3 ");
		}
		finally {
			end.countDown();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void endpointsAreWhereTheServerHasThem() {
		Message message = Message.of("listening")
			.with("port", "4711")
			.with("reactive", "true")
			.with("tls", "false")
			.with("transports", "SSE");
		System.setProperty("spring.webflux.base-path", "/of-this-process");
		try {
			ServerReport report = ServerReport.of(message, "127.0.0.1", Map.of());

			assertThat(report.address().uri(report.paths().get(McpTransport.SSE)))
				.hasToString("http://127.0.0.1:4711/sse");
		}
		finally {
			System.clearProperty("spring.webflux.base-path");
		}
	}

}
