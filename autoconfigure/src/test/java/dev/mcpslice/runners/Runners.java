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

package dev.mcpslice.runners;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Runners that wait, or fail.
 */
final class Runners {

	private Runners() {
	}

	/**
	 * As in Spring AI's example of tools that are added while the server runs.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("test.runner.waits")
	static class Waiting {

		private final CountDownLatch signal = new CountDownLatch(1);

		@Bean
		CommandLineRunner waitingRunner(McpSyncServer server) {
			return (args) -> {
				Thread.currentThread().setName("waiting runner");
				this.signal.await();
				server.addTool(SyncToolSpecification.builder()
					.tool(Tool.builder("late", Map.of("type", "object")).build())
					.callHandler((exchange, request) -> CallToolResult.builder().addTextContent("at last").build())
					.build());
			};
		}

		@Component
		@ConditionalOnProperty("test.runner.waits")
		static class SignalTools {

			private final Waiting waiting;

			SignalTools(Waiting waiting) {
				this.waiting = waiting;
			}

			@McpTool(name = "signal", description = "Lets the runner go on")
			String signal() {
				this.waiting.signal.countDown();
				return "sent";
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("test.runner.fails")
	static class Failing {

		@Bean
		CommandLineRunner failingRunner(McpSyncServer server) {
			return (args) -> {
				throw new IllegalStateException("no tools today");
			};
		}

	}

	/**
	 * Has a runner that goes on until its context is closed, interrupted or not.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("test.runner.is-stubborn")
	static class Stubborn {

		private final CountDownLatch closed = new CountDownLatch(1);

		@Bean
		CommandLineRunner stubbornRunner(McpSyncServer server) {
			return (args) -> {
				Thread.currentThread().setName("waiting runner");
				while (this.closed.getCount() > 0) {
					awaitClose();
				}
			};
		}

		private void awaitClose() {
			try {
				this.closed.await();
			}
			catch (InterruptedException ex) {
				// It goes on.
			}
		}

		@EventListener
		void close(ContextClosedEvent event) {
			this.closed.countDown();
		}

	}

	/**
	 * Interrupts the thread that loads the context, and has that of the application wait
	 * until this has been noticed.
	 */
	@Component
	@ConditionalOnProperty("test.refresh.interrupts")
	static class Interrupting {

		private static @Nullable ConfigurableApplicationContext context;

		Interrupting(ConfigurableApplicationContext context) {
			Interrupting.context = context;
		}

		static @Nullable ConfigurableApplicationContext context() {
			return context;
		}

		@EventListener
		void interrupt(ContextRefreshedEvent event) {
			Thread.currentThread().interrupt();
		}

		@EventListener
		@Order(Ordered.HIGHEST_PRECEDENCE)
		void await(ApplicationStartedEvent event) {
			try {
				new CountDownLatch(1).await(1, TimeUnit.MINUTES);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@McpTool(name = "interrupted", description = "Is never called")
		String interrupted() {
			return "";
		}

	}

	/**
	 * Remembers the thread that has created it.
	 */
	@Component
	static class ThreadTools {

		private final Thread creator = Thread.currentThread();

		@McpTool(name = "thread", description = "Tells the thread")
		String thread() {
			return this.creator.getName();
		}

		Thread creator() {
			return this.creator;
		}

	}

}
