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

package dev.mcpslice.ownserver;

import dev.mcpslice.AutoConfigured;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application defines itself is found by scanning, and what it excludes stays
 * out.
 */
@McpServerTest(properties = { AutoConfigured.REACTIVE, "spring.ai.mcp.server.protocol=STREAMABLE" })
@ImportAutoConfiguration(TaskExecutionAutoConfiguration.class)
@Tag("webflux")
class OwnServerTests {

	@Autowired
	private WebTestClient web;

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void serverIsTheApplications(McpTransport transport, McpTestClient client) {
		client.mutate().over(transport).build().server().hasName("own");
	}

	@Test
	void transportIsWhereItsRoutesAre(McpServerEndpoints endpoints) {
		assertThat(endpoints.uri(McpTransport.STREAMABLE_HTTP)).hasPath("/talk");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/talk", "/sse" })
	void validatorIsTheApplications(String path) {
		this.web.get().uri(path).header("Origin", "http://evil.example").exchange().expectStatus().isForbidden();
	}

	@Test
	void whatTheTestImportsIsInTheSlice(@Autowired ApplicationContext context) {
		assertThat(context.getBeansOfType(TaskExecutionAutoConfiguration.class)).hasSize(1);
	}

	@Test
	void otherPathsAreTheApplications() {
		this.web.get().uri("/news").exchange().expectStatus().isOk().expectBody(String.class).isEqualTo("page");
	}

}
