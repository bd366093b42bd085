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

package dev.mcpslice.remote;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import dev.mcpslice.RemoteMcpServerExtension;
import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.childserver.ChildJar;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A server in a container, whose part a process plays: its port is known when it runs.
 */
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
class ContainerTests {

	@RegisterExtension
	static final RemoteMcpServerExtension server = RemoteMcpServerExtension
		.of(() -> RemoteMcpServer.at(URI.create("http://127.0.0.1:" + mappedPort() + "/mcp")));

	private static McpServerProcess container;

	@BeforeAll
	static void start() {
		container = McpServerProcess.jar(Path.of(ChildJar.LOCATION))
			.jvmOptions(ChildJar.SHARED_CLASSES)
			.properties("spring.config.name=child")
			.startTimeout(Duration.ofMinutes(3))
			.start();
	}

	@AfterAll
	static void stop() {
		container.close();
	}

	private static int mappedPort() {
		return container.endpoints().port();
	}

	@Test
	void isTalkedTo(McpTestClient mcp) {
		mcp.callTool("pid").isSuccessful().text().isEqualTo("" + container.handle().pid());
	}

}
