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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.Events;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods of one class, of its nested classes, and invocations of a test, all at once:
 * each has its own clients, and all the same server.
 */
class ConcurrentMethodsTests {

	private static final int AT_ONCE = 4;

	@Test
	void everyMethodHasItsOwnClients() {
		Events events = Proof.runMethodsConcurrently(AT_ONCE, Case.class);

		assertThat(Proof.failures(events)).isEmpty();
		events.assertStatistics((statistics) -> statistics.succeeded(5 * AT_ONCE));
		// One of the class, and two for each test and invocation.
		assertThat(Case.clients).hasSize(1 + 2 * 5 * AT_ONCE);
		assertThat(Case.ports).hasSize(1);
	}

	@McpServerTest(properties = "test.identity=concurrent methods")
	static class Case {

		static final Set<McpSyncClient> clients = ConcurrentHashMap.newKeySet();

		static final Set<Integer> ports = ConcurrentHashMap.newKeySet();

		/**
		 * Passed by those who run at the same time only.
		 */
		static final CyclicBarrier allAtOnce = new CyclicBarrier(AT_ONCE);

		private McpSyncClient own;

		@BeforeAll
		static void look(McpSyncClient mcp) {
			look("concurrent methods", mcp);
		}

		@BeforeEach
		void look(McpSyncClient mcp, @McpConnection(transport = McpTransport.SSE) McpSyncClient sse,
				McpServerEndpoints endpoints) {
			look("concurrent methods", sse);
			this.own = mcp;
			ports.add(endpoints.port());
		}

		@AfterEach
		void isTheSame(McpSyncClient mcp) {
			assertThat(mcp).isSameAs(this.own);
			assertThat(OpenSlice.ask(mcp)).isEqualTo("concurrent methods");
		}

		static void look(String name, McpSyncClient mcp) {
			assertThat(OpenSlice.ask(mcp)).isEqualTo(name);
			clients.add(mcp);
		}

		static void meet(McpSyncClient mcp) throws Exception {
			allAtOnce.await(30, TimeUnit.SECONDS);
			look("concurrent methods", mcp);
		}

		@Test
		void one(McpSyncClient mcp) throws Exception {
			meet(mcp);
		}

		@Test
		void two(McpSyncClient mcp) throws Exception {
			meet(mcp);
		}

		@Test
		void three(McpSyncClient mcp) throws Exception {
			meet(mcp);
		}

		@Test
		void four(McpSyncClient mcp) throws Exception {
			meet(mcp);
		}

		@RepeatedTest(AT_ONCE)
		void again(McpSyncClient mcp) {
			look("concurrent methods", mcp);
		}

		@ParameterizedTest
		@ValueSource(ints = { 1, 2, 3, 4 })
		void withAParameter(int number, McpSyncClient mcp) {
			look("concurrent methods", mcp);
		}

		@Nested
		class Inner {

			@RepeatedTest(AT_ONCE)
			void again(McpSyncClient mcp) {
				look("concurrent methods", mcp);
			}

		}

		@Nested
		class Other {

			@RepeatedTest(AT_ONCE)
			void again(McpSyncClient mcp) {
				look("concurrent methods", mcp);
			}

		}

	}

}
