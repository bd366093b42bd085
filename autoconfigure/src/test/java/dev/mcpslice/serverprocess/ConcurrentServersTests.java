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

package dev.mcpslice.serverprocess;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.McpServerProcessTest;
import dev.mcpslice.ParallelEngine;
import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.childserver.ChildJar;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Classes and methods that run at the same time, each with its servers.
 */
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
class ConcurrentServersTests {

	private static final Set<McpServerProcess> shared = ConcurrentHashMap.newKeySet();

	private static final Set<McpServerProcess> single = ConcurrentHashMap.newKeySet();

	private static final CyclicBarrier allMethods = new CyclicBarrier(6);

	@Test
	void classesAndMethodsDoNotDisturbEachOther() {
		shared.clear();
		single.clear();

		ParallelEngine
			.run(8, ExecutionMode.CONCURRENT, List.of(OneShop.class, InheritedShop.class, ShopForEachMethod.class))
			.testEvents()
			.assertStatistics((statistics) -> statistics.succeeded(6).failed(0));

		assertThat(shared).hasSize(2);
		assertThat(single).hasSize(2).doesNotContainAnyElementsOf(shared);
		assertThat(shared).noneSatisfy((server) -> assertThat(server.handle().isAlive()).isTrue());
		assertThat(single).noneSatisfy((server) -> assertThat(server.handle().isAlive()).isTrue());
	}

	/**
	 * A server for the class. Not a test of its own.
	 */
	@McpServerProcessTest(jar = ChildJar.LOCATION, jvmOptions = ChildJar.SHARED_CLASSES,
			properties = "spring.config.name=child", startTimeout = "3m")
	static class OneShop {

		@BeforeEach
		void meetAllOthers(McpTestClient mcp) throws Exception {
			mcp.ping().isSuccessful();
			allMethods.await(5, TimeUnit.MINUTES);
		}

		@Test
		void sells(McpTestClient mcp, McpServerProcess shop) {
			mcp.callTool("pid").isSuccessful().text().isEqualTo("" + shop.handle().pid());
			shared.add(shop);
		}

		@Test
		void buys(McpTestClient mcp, McpServerProcess shop) {
			sells(mcp, shop);
		}

	}

	/**
	 * Another server for another class. Not a test of its own.
	 */
	static class InheritedShop extends OneShop {

	}

	/**
	 * A server for each method. Not a test of its own.
	 */
	@McpServerProcessTest(jar = ChildJar.LOCATION, jvmOptions = ChildJar.SHARED_CLASSES,
			properties = "spring.config.name=child", startTimeout = "3m", lifecycle = Lifecycle.PER_METHOD)
	static class ShopForEachMethod extends OneShop {

		@Override
		@Test
		void sells(McpTestClient mcp, McpServerProcess shop) {
			mcp.callTool("pid").isSuccessful().text().isEqualTo("" + shop.handle().pid());
			single.add(shop);
		}

	}

}
