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

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitRequest;
import reactor.core.publisher.Mono;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application should not do in event loops.
 */
final class Blocking {

	static final String HEADER = "X-Block";

	private Blocking() {
	}

	/**
	 * Where event loops wait.
	 */
	@Component
	static class Gate {

		private final CountDownLatch open = new CountDownLatch(1);

		private final Semaphore arrived = new Semaphore(0);

		void pass() {
			this.arrived.release();
			try {
				this.open.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		void awaitArrivals(int count) throws InterruptedException {
			assertThat(this.arrived.tryAcquire(count, 1, TimeUnit.MINUTES)).isTrue();
		}

		void open() {
			this.open.countDown();
		}

	}

	@Component
	static class BlockingFilter implements WebFilter {

		private final Gate gate;

		BlockingFilter(Gate gate) {
			this.gate = gate;
		}

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			if (exchange.getRequest().getHeaders().containsHeader(HEADER)) {
				this.gate.pass();
			}
			return chain.filter(exchange);
		}

	}

	@Component
	static class BlockingTools {

		private final Gate gate;

		BlockingTools(Gate gate) {
			this.gate = gate;
		}

		@McpTool(name = "block", description = "Blocks the event loop")
		Mono<String> block() {
			return Mono.fromCallable(() -> {
				this.gate.pass();
				return "passed";
			});
		}

	}

	@Component
	static class OtherTools {

		@McpTool(name = "ask", description = "Asks the user")
		Mono<String> ask(McpAsyncServerExchange exchange) {
			ElicitRequest request = ElicitFormRequest.builder("Really?", Map.of("type", "object")).build();
			return exchange.createElicitation(request).map((answer) -> answer.action().name());
		}

		@McpTool(name = "echo", description = "Repeats a value")
		Mono<String> echo(Map<String, Object> value) {
			return Mono.just(value.toString());
		}

		@McpTool(name = "never", description = "Does not answer")
		Mono<String> never() {
			return Mono.never();
		}

	}

}
