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

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerProcessExtension;
import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.childserver.ChildJar;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers that a test registers: in a static field for the class, in an instance field
 * for each method.
 */
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
class RegisteredServersTests {

	@RegisterExtension
	static final McpServerProcessExtension bookshop = McpServerProcessExtension.of(child("bookshop"));

	private static final Set<McpServerProcess> warehouses = new HashSet<>();

	private static McpServerProcess bookshopOfTheClass;

	@RegisterExtension
	final McpServerProcessExtension warehouse = McpServerProcessExtension.of(child("warehouse"));

	@BeforeAll
	static void isThereForTheClass(McpTestClient mcp, McpServerProcess bookshop) {
		mcp.callTool("pid").isSuccessful().text().isEqualTo("" + bookshop.handle().pid());
		bookshopOfTheClass = bookshop;
	}

	@AfterAll
	static void isStillThere(McpServerProcess bookshop) {
		assertThat(bookshop).isSameAs(bookshopOfTheClass);
		assertThat(bookshop.handle().isAlive()).isTrue();
	}

	@Test
	void staticFieldIsForTheClass(@McpConnection(server = "bookshop") McpServerProcess bookshop,
			@McpConnection(server = "warehouse") McpServerProcess warehouse) {
		assertThat(bookshop).isSameAs(bookshopOfTheClass);
		assertThat(warehouses.add(warehouse)).isTrue();
	}

	private static McpServerProcess.Builder child(String name) {
		return McpServerProcess.jar(Path.of(ChildJar.LOCATION))
			.jvmOptions(ChildJar.SHARED_CLASSES)
			.name(name)
			.properties("spring.config.name=child")
			.startTimeout(Duration.ofMinutes(3));
	}

	@Nested
	class InANestedClass {

		@Test
		void staticFieldIsForItAsWell(@McpConnection(server = "bookshop") McpServerProcess bookshop,
				@McpConnection(server = "warehouse") McpTestClient mcp,
				@McpConnection(server = "warehouse") McpServerProcess warehouse) {
			mcp.callTool("pid").isSuccessful().text().isEqualTo("" + warehouse.handle().pid());
			assertThat(bookshop).isSameAs(bookshopOfTheClass);
			assertThat(warehouses.add(warehouse)).isTrue();
		}

	}

}
