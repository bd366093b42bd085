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

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.childserver.ChildJar;
import dev.mcpslice.guard.McpGuard;
import dev.mcpslice.guarded.GuardFindings;
import dev.mcpslice.process.McpServerProcess;
import dev.mcpslice.remote.RemoteMcpServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers in processes, over stdio and over HTTP, and by their URL.
 */
@ResourceLock(ChildApplication.MORE_PROCESSES)
@Order(1)
class GuardedProcessTests {

	@Test
	void serverOverStdioIsGuardedByWhatApplies() {
		try (McpServerProcess server = McpServerProcess.jar(Path.of(ChildJar.LOCATION))
			.jvmOptions(ChildJar.SHARED_CLASSES)
			.properties("spring.config.name=child", "spring.main.web-application-type=none",
					"spring.ai.mcp.server.stdio=true", "logging.pattern.console=")
			.start()) {
			GuardFindings findings = GuardFindings
				.of(McpGuard.of(server.clients()).calling("pid", "property").timeout(Duration.ofSeconds(10)));

			assertThat(findings.message("speaks no HTTP")).contains("matters of HTTP");
			assertThat(findings.messages().keySet()).anyMatch((path) -> path.startsWith("conformance over stdio"));
			assertThat(findings.message("conformance over stdio > answers a ping with nothing")).isEmpty();
			assertThat(findings.message("hostile input over stdio > pid > handles null")).isEmpty();
		}
	}

	@Test
	void serverInAProcessIsGuardedAndByItsUrlToo() {
		try (McpServerProcess server = McpServerProcess.jar(Path.of(ChildJar.LOCATION))
			.jvmOptions(ChildJar.SHARED_CLASSES)
			.properties("spring.config.name=child")
			.start()) {
			GuardFindings findings = GuardFindings.of(McpGuard.of(server.clients()));

			assertThat(findings.failed()).isNotEmpty().allMatch((name) -> name.matches("refuses a (foreign|page).*"));
			URI uri = server.endpoints().uri(server.endpoints().defaultTransport());
			GuardFindings remote = GuardFindings.of(McpGuard.of(RemoteMcpServer.at(uri).clients()));
			assertThat(remote.failed()).containsAll(findings.failed());
			assertThat(remote.message("refuses a foreign Host on connect")).doesNotContain("@Bean");
		}
	}

}
