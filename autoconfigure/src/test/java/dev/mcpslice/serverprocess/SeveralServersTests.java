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

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerProcessTest;
import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.childserver.ChildJar;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers for the class and for each method, on the class, its superclass and methods.
 */
@McpServerProcessTest(name = "warehouse", jar = ChildJar.LOCATION, jvmOptions = ChildJar.SHARED_CLASSES,
		properties = "spring.config.name=child", startTimeout = "3m", lifecycle = Lifecycle.PER_METHOD)
@Order(1)
@ResourceLock(ChildApplication.MORE_PROCESSES)
class SeveralServersTests extends Bookshop {

	private static final Set<Long> warehouses = ConcurrentHashMap.newKeySet();

	private static McpServerProcess bookshop;

	private McpServerProcess warehouse;

	@BeforeAll
	static void open(McpServerProcess bookshop, @McpConnection(server = "bookshop") McpServerEndpoints endpoints) {
		SeveralServersTests.bookshop = bookshop;
		warehouses.clear();
		assertThat(endpoints).isSameAs(bookshop.endpoints());
	}

	@BeforeEach
	void take(@McpConnection(server = "warehouse") McpServerProcess warehouse) {
		assertThat(warehouses)
			.allSatisfy((old) -> assertThat(ProcessHandle.of(old).filter(ProcessHandle::isAlive)).isEmpty());
		assertThat(warehouses.add(warehouse.handle().pid())).isTrue();
		this.warehouse = warehouse;
	}

	@AfterAll
	static void bookshopIsStillThere() {
		assertThat(bookshop.handle().isAlive()).isTrue();
	}

	@Test
	void bothAreThere(@McpConnection(server = "bookshop") McpTestClient bookshopClient,
			@McpConnection(server = "bookshop") McpServerProcess bookshop,
			@McpConnection(server = "warehouse") McpTestClient warehouseClient) {
		assertThat(bookshop).isSameAs(SeveralServersTests.bookshop).isNotSameAs(this.warehouse);
		bookshopClient.callTool("pid").isSuccessful().text().isEqualTo("" + bookshop.handle().pid());
		warehouseClient.callTool("pid").isSuccessful().text().isEqualTo("" + this.warehouse.handle().pid());
	}

	@Test
	@McpServerProcessTest(name = "warehouse", jar = ChildJar.LOCATION, jvmOptions = ChildJar.SHARED_CLASSES,
			properties = { "spring.config.name=child", "goods=books" }, startTimeout = "3m")
	void methodHasAnother(@McpConnection(server = "warehouse") McpTestClient mcp) {
		mcp.callTool("property", Map.of("name", "goods")).isSuccessful().text().isEqualTo("books");
	}

	@Nested
	class InANestedClass {

		@Test
		void methodsHaveServersOfTheirOwnAsWell(@McpConnection(server = "warehouse") McpServerProcess warehouse,
				@McpConnection(server = "bookshop") McpServerProcess bookshop) {
			assertThat(bookshop).isSameAs(SeveralServersTests.bookshop);
			assertThat(warehouse).isSameAs(SeveralServersTests.this.warehouse);
		}

	}

}
