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

package dev.mcpslice.servlet;

import java.util.Map;
import java.util.Queue;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of an application on servlets is in the slice, and where its tools run.
 */
@McpServerTest
@ActiveProfiles("servlet")
class ServletContentTests {

	@Autowired
	private WebTestClient web;

	@Test
	void serverIsTomcat(@Autowired ServletWebServerApplicationContext context, McpServerEndpoints endpoints) {
		assertThat(context.getWebServer()).isNotNull()
			.extracting((server) -> server.getClass().getSimpleName())
			.isEqualTo("TomcatWebServer");
		assertThat(context.getServletContext()).isNotNull().asString().doesNotContain("Mock");
		assertThat(endpoints.baseUri()).hasHost("127.0.0.1");
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void toolsRunInTheThreadOfTheRequest(McpTransport transport, McpTestClient client) {
		McpTestClient mcp = client.mutate().over(transport).header("Tenant", "7").build();

		mcp.callTool("thread").isSuccessful().text().contains("exec");
		mcp.callTool("tenant").isSuccessful().text().isEqualTo("7");
		mcp.callTool("uri").isSuccessful().text().startsWith("/mcp");
	}

	@Test
	void filtersAndInterceptorsAreIn() {
		this.web.get()
			.uri("/mcp")
			.exchange()
			.expectHeader()
			.valueEquals("X-Filter", "tenant")
			.expectHeader()
			.valueEquals("X-Interceptor", "seen");
	}

	@Test
	void sharingWithOtherOriginsIsAsConfigured() {
		this.web.options()
			.uri("/mcp")
			.header("Origin", "https://friend.example")
			.header("Access-Control-Request-Method", "POST")
			.exchange()
			.expectHeader()
			.valueEquals("Access-Control-Allow-Origin", "https://friend.example");
		this.web.options()
			.uri("/mcp")
			.header("Origin", "https://stranger.example")
			.header("Access-Control-Request-Method", "POST")
			.exchange()
			.expectStatus()
			.isForbidden();
	}

	@Test
	void instanceCheckIsBeforeAllFilters(@Autowired Queue<String> seenByTheFirstFilter) {
		this.web.get()
			.uri("/for-another")
			.header("Mcpslice-Server", "0-another")
			.exchange()
			.expectStatus()
			.isEqualTo(421)
			.expectHeader()
			.doesNotExist("X-Filter");
		this.web.get().uri("/for-all").exchange().expectStatus().isNotFound();

		assertThat(seenByTheFirstFilter).contains("/for-all").doesNotContain("/for-another");
	}

	@Nested
	@TestPropertySource(properties = { "server.servlet.context-path=/shop", "spring.mvc.servlet.path=/api",
			"spring.ai.mcp.server.base-url=/shop/api" })
	class BelowPaths {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void isFound(McpTransport transport, McpTestClient client, McpServerEndpoints endpoints) {
			McpTestClient mcp = client.mutate().over(transport).build();

			mcp.callTool("uri").isSuccessful().text().startsWith("/shop/api/mcp");
			assertThat(endpoints.uri(transport).getPath()).startsWith("/shop/api/");
		}

	}

	@Nested
	@TestPropertySource(properties = "spring.threads.virtual.enabled=true")
	@EnabledForJreRange(min = JRE.JAVA_21)
	class WithVirtualThreads {

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void toolsRunInThem(McpTransport transport, McpTestClient client) {
			client.mutate()
				.over(transport)
				.build()
				.callTool("thread")
				.isSuccessful()
				.text()
				.startsWith("VirtualThread");
		}

	}

	@Nested
	@ActiveProfiles("jetty")
	class OnJetty {

		@Test
		void serverIsJetty(@Autowired ServletWebServerApplicationContext context) {
			assertThat(context.getWebServer()).isNotNull()
				.extracting((server) -> server.getClass().getSimpleName())
				.isEqualTo("JettyServletWebServer");
		}

		@ParameterizedTest
		@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
		void toolsRunInTheThreadOfTheRequest(McpTransport transport, McpTestClient client) {
			McpTestClient mcp = client.mutate().over(transport).header("Tenant", "7").build();

			mcp.callTool("tenant").isSuccessful().text().isEqualTo("7");
			mcp.listTools().isSuccessful();
			mcp.callTool("no_such_tool", Map.of()).isProtocolError();
		}

	}

}
