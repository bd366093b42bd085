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

import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerProcessTest;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice and a server in a process of its own, in one test.
 */
@McpServerTest
@McpServerProcessTest(name = "child", application = ChildApplication.class, properties = "spring.config.name=child",
		startTimeout = "3m")
@ContextConfiguration(classes = ChildApplication.class)
@Order(1)
@ResourceLock(ChildApplication.MORE_PROCESSES)
class ServersBesideTheSliceTests {

	@BeforeAll
	static void bothAreThere(McpServerProcess child, McpServerEndpoints slice) {
		assertThat(slice.port()).isNotEqualTo(child.endpoints().port());
	}

	@Test
	void parameterWithoutANameIsTheSlices(McpTestClient mcp, McpServerEndpoints endpoints, McpClientFactory clients,
			@Autowired McpClientFactory bean, @Autowired McpServerEndpoints endpointsBean) {
		mcp.callTool("pid").isSuccessful().text().isEqualTo("" + ProcessHandle.current().pid());
		assertThat(endpoints).isSameAs(endpointsBean);
		assertThat(clients).isSameAs(bean);
	}

	@Test
	void parameterWithANameIsTheProcess(@McpConnection(server = "child") McpTestClient mcp, McpTestClient slice,
			@McpConnection(server = "child") McpServerEndpoints endpoints, McpServerProcess child) {
		mcp.callTool("pid").isSuccessful().text().isEqualTo("" + child.handle().pid());
		assertThat(mcp).isNotSameAs(slice);
		assertThat(endpoints).isSameAs(child.endpoints());
	}

}
