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

package dev.mcpslice.testclient;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.ParallelEngine;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.client.McpTestClientCustomizer;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.spec.McpSchema.Root;
import org.assertj.core.api.Condition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Test clients are injected like others, and their findings fail the test.
 */
@McpServerTest
class TestClientInjectionTests {

	private static final List<McpTestClient> closed = new ArrayList<>();

	private McpTestClient client;

	@BeforeEach
	void connect(McpTestClient mcp) {
		this.client = mcp;
	}

	@AfterEach
	void isStillConnected(McpTestClient mcp) {
		assertThat(mcp).isSameAs(this.client);
		mcp.ping().isSuccessful();
		assertThat(closed).doesNotContain(mcp)
			.allSatisfy((old) -> assertThatIllegalStateException().isThrownBy(old::ping));
		closed.add(mcp);
	}

	@Test
	void isTheSameInAllMethodsOfATest(McpTestClient mcp) {
		assertThat(mcp).isSameAs(this.client);
	}

	@Test
	void isChosenByNameAndTransport(McpTestClient mcp, @McpConnection(name = "other") McpTestClient other,
			@McpConnection(transport = McpTransport.SSE) McpTestClient sse) {
		assertThat(other).isNotSameAs(mcp);
		sse.server().hasProtocolVersion("2024-11-05");
		mcp.server().hasProtocolVersion("2025-11-25");
	}

	@Test
	void hasOthersThatEndWithIt(McpClientFactory clients) {
		McpTestClient mcp = clients.test();
		McpTestClient child = mcp.mutate().build();
		McpTestClient grandchild = child.mutate().over(McpTransport.SSE).build();
		grandchild.server().hasProtocolVersion("2024-11-05");

		mcp.close();

		assertThatIllegalStateException().isThrownBy(child::ping);
		assertThatIllegalStateException().isThrownBy(grandchild::ping);
		assertThatIllegalStateException().isThrownBy(mcp::mutate);
	}

	@Test
	void keepsNothingOfOthersThatAreClosed(McpTestClient mcp) {
		WeakReference<Object> trace = traceOfAClosedClient(mcp);

		Awaitility.await().until(() -> {
			System.gc();
			return trace.get() == null;
		});
	}

	private static WeakReference<Object> traceOfAClosedClient(McpTestClient mcp) {
		try (McpTestClient other = mcp.mutate().build()) {
			return new WeakReference<>(other.server().actual());
		}
	}

	@Test
	void tellsWhatOthersHaveToTell(McpClientFactory clients) {
		McpTestClient mcp = clients.test();
		mcp.mutate().build().callTool("forbidden");
		mcp.mutate().build().callTool("storm");

		assertThatExceptionOfType(AssertionError.class).isThrownBy(mcp::close)
			.withMessageContaining("Nobody may")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
	}

	@Test
	void opensNoOthersWhenItHasBeenClosed(McpClientFactory clients) {
		McpTestClient mcp = clients.test();
		McpTestClient.Builder other = mcp.mutate();
		mcp.close();

		assertThatIllegalStateException().isThrownBy(other::build).withMessage("This client has been closed.");
	}

	@Test
	void failsATestThatDoesNotLookAtItsFailures() {
		EngineExecutionResults results = ParallelEngine.run(1, ExecutionMode.SAME_THREAD, List.of(Careless.class));

		results.testEvents()
			.failed()
			.assertEventsMatchLoosely(failed("letsAnErrorPass", "Nobody may"),
					failed("letsAQuestionPass", "nobody scripted an answer"),
					failed("letsTwoClientsPass", "Nobody may"));
		results.testEvents().assertStatistics((statistics) -> statistics.succeeded(1).failed(3));
	}

	@Test
	void areCustomizedByBeans() {
		ParallelEngine.run(1, ExecutionMode.SAME_THREAD, List.of(CustomizedTests.class))
			.testEvents()
			.assertStatistics((statistics) -> statistics.succeeded(2).failed(0));
	}

	@Test
	void doNotLetBeansChooseTheTransport() {
		ParallelEngine.run(1, ExecutionMode.SAME_THREAD, List.of(ChoosingTransport.class))
			.testEvents()
			.failed()
			.assertEventsMatchExactly(EventConditions.event(EventConditions.finishedWithFailure(
					TestExecutionResultConditions.message((text) -> text.contains("cannot choose the transport")))));
	}

	private static Condition<Event> failed(String method, String message) {
		return EventConditions.event(EventConditions.test(method),
				EventConditions.finishedWithFailure(TestExecutionResultConditions.instanceOf(AssertionError.class),
						TestExecutionResultConditions.message((text) -> text.contains(message))));
	}

	/**
	 * Lets things pass. Not a test of its own.
	 */
	@McpServerTest
	static class Careless {

		@Test
		void letsAnErrorPass(McpTestClient mcp) {
			mcp.callTool("forbidden");
		}

		@Test
		void letsAQuestionPass(McpTestClient mcp) {
			mcp.callTool("ask_model");
		}

		@Test
		void letsTwoClientsPass(McpTestClient mcp, @McpConnection(name = "2") McpTestClient other) {
			mcp.callTool("forbidden");
			other.callTool("storm");
		}

		@Test
		void sees(McpTestClient mcp) {
			mcp.callTool("forbidden").isProtocolError();
		}

	}

	/**
	 * Clients that all tests of a class agree on.
	 */
	@McpServerTest
	static class CustomizedTests {

		@Test
		void areCustomized(McpTestClient mcp) {
			mcp.callTool("ask_roots").isSuccessful().text().isEqualTo("file:///lib");
		}

		@Test
		void canBeCustomizedFurther(@Autowired McpClientFactory clients) {
			try (McpTestClient mcp = clients.test((client) -> client.roots(Root.builder("file:///mine").build()))) {
				mcp.callTool("ask_roots").isSuccessful().text().isEqualTo("file:///mine");
			}
		}

		/**
		 * What tests agree on.
		 */
		@TestConfiguration(proxyBeanMethods = false)
		static class Clients {

			@Bean
			McpTestClientCustomizer rooted() {
				return (client) -> client.roots(Root.builder("file:///lib").build());
			}

		}

	}

	/**
	 * A customizer that goes too far. Not a test of its own.
	 */
	@McpServerTest
	static class ChoosingTransport {

		@Test
		void isRefused(McpTestClient mcp) {
			mcp.ping().isSuccessful();
		}

		/**
		 * Chooses the transport.
		 */
		@TestConfiguration(proxyBeanMethods = false)
		static class Clients {

			@Bean
			McpTestClientCustomizer sse() {
				return (client) -> client.over(McpTransport.SSE);
			}

		}

	}

}
