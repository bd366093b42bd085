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

package dev.mcpslice.wire.streamablehttp;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.wire.EventStream;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;

/**
 * A tool that logs, and then takes as long as its test wants it to.
 */
final class Workbench {

	private final Map<String, Work> works = new ConcurrentHashMap<>();

	/**
	 * Returns a piece of work.
	 * @param name names it, as the tool's argument does
	 * @return the work, which may not have begun
	 */
	Work work(String name) {
		return this.works.computeIfAbsent(name, (key) -> new Work());
	}

	@McpTool(name = "work")
	String work(McpSyncRequestContext context, @McpToolParam(description = "Names the work") String name) {
		context.info("before");
		Work work = work(name);
		String end = work.untilLetGo();
		context.info("after");
		work.end.complete(end);
		return end;
	}

	/**
	 * A piece of work.
	 */
	static final class Work {

		private final CountDownLatch begun = new CountDownLatch(1);

		private final CountDownLatch letGo = new CountDownLatch(1);

		private final CompletableFuture<String> end = new CompletableFuture<>();

		private String untilLetGo() {
			this.begun.countDown();
			try {
				// Longer than a test waits for the end, so that the test is told of it.
				return this.letGo.await(EventStream.LIMIT.multipliedBy(2).toSeconds(), TimeUnit.SECONDS) ? "let go"
						: "forgotten";
			}
			catch (InterruptedException ex) {
				return "interrupted";
			}
		}

		/**
		 * Waits until the tool is at work.
		 * @throws InterruptedException if the wait is interrupted
		 */
		void awaitBegin() throws InterruptedException {
			if (!this.begun.await(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
				throw new AssertionError("The tool has not been called");
			}
		}

		/**
		 * Lets the tool finish.
		 */
		void letGo() {
			this.letGo.countDown();
		}

		/**
		 * Waits until the tool has come to its end.
		 * @return why it has
		 * @throws Exception if it has not
		 */
		String awaitEnd() throws Exception {
			return this.end.get(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS);
		}

	}

}
