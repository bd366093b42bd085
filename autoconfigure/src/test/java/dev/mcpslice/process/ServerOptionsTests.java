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

package dev.mcpslice.process;

import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.EventLoops;
import dev.mcpslice.internal.identity.ServerIdentity;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a {@link McpServerProcess} does only when it is told to.
 */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
class ServerOptionsTests {

	@Test
	void forwardsItsOutputAndAsksNobodyWhomHeMeans(CapturedOutput output) {
		try (McpServerProcess server = Children.application()
			.name("bookshop")
			.properties("mcpslice.instance-check.enabled=false")
			.forwardOutput()
			.start()) {
			Awaitility.await().until(() -> output.getOut().matches("(?s).*\\[bookshop] .*Started ChildApplication.*"));

			assertThat(HttpClient.create()
				.runOn(EventLoops.ofClients())
				.headers((headers) -> headers.set(ServerIdentity.HEADER, "another"))
				.get()
				.uri(server.endpoints().uri(McpTransport.STREAMABLE_HTTP))
				.response()
				.block()
				.status()
				.code()).isEqualTo(400);
			try (McpTestClient mcp = server.clients().test()) {
				mcp.ping().isSuccessful();
			}
		}
	}

}
