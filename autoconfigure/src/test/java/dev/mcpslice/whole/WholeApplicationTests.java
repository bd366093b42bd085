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

package dev.mcpslice.whole;

import java.util.Map;

import dev.mcpslice.AutoConfigureMcpTestClient;
import dev.mcpslice.EachTransport;
import dev.mcpslice.McpConnection;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.LocalMcpServerPort;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.server.AttachedTransport;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A test client beside {@code @SpringBootTest}, on both stacks.
 */
// Ordinary applications set logging up anew, and lines of others get lost meanwhile.
@ResourceLock(value = Resources.SYSTEM_OUT, mode = ResourceAccessMode.READ)
class WholeApplicationTests {

	abstract static class Scenarios {

		@Test
		void clientIsConnected(McpTestClient mcp) {
			mcp.callTool("echo", Map.of("text", "hi")).isSuccessful().text().isEqualTo("Echo: hi");
		}

		@Test
		void clientsOfTheSdkAreInjected(McpSyncClient sync, McpAsyncClient async,
				@McpConnection(name = "other") McpTestClient other) {
			assertThat(sync.isInitialized()).isTrue();
			assertThat(async.isInitialized()).isTrue();
			other.listTools().isSuccessful().extracting(Tool::name).contains("echo");
		}

		@Test
		void addressIsTheApplications(McpServerEndpoints endpoints, @LocalMcpServerPort int port,
				@LocalServerPort int localServerPort, @Value("${server.shutdown}") String shutdown) {
			assertThat(port).isEqualTo(localServerPort).isEqualTo(endpoints.port());
			assertThat(shutdown).isEqualTo("immediate");
		}

		@Test
		void nothingIsAttached(McpServerEndpoints endpoints, @Autowired ApplicationContext context) {
			assertThat(endpoints.transports()).containsExactly(McpTransport.STREAMABLE_HTTP);
			assertThatIllegalArgumentException().isThrownBy(() -> endpoints.uri(McpTransport.SSE))
				.withMessageStartingWith("The MCP server does not offer SSE, only [streamable HTTP].");
			assertThat(context.getBeansOfType(AttachedTransport.class)).isEmpty();
		}

		@Test
		void beansAreThoseOfTheTest(@Autowired McpClientFactory clients, @Autowired McpServerEndpoints endpoints) {
			try (McpTestClient mcp = clients.test()) {
				mcp.callTool("echo", Map.of("text", "hi")).isSuccessful();
			}
			assertThat(endpoints.baseUri()).hasHost("127.0.0.1").hasPort(endpoints.port());
		}

	}

	@Nested
	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
	@AutoConfigureMcpTestClient
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
	class OnWebFlux extends Scenarios {

	}

	@Nested
	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
	@AutoConfigureMcpTestClient
	@ActiveProfiles("servlet")
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
	class OnServlets extends Scenarios {

	}

	@Nested
	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
	@AutoConfigureMcpTestClient
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
	@EachTransport
	class OverEachTransport {

		@Test
		void runsOverWhatItHas(McpTransport transport, McpTestClient mcp) {
			assertThat(transport).isEqualTo(McpTransport.STREAMABLE_HTTP);
			mcp.server().hasProtocolVersion("2025-11-25");
		}

	}

	@Nested
	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
	@AutoConfigureMcpTestClient
	@TestPropertySource(properties = { "server.shutdown=graceful", "spring.reactor.netty.shutdown-quiet-period=10ms" })
	class ThatSaysOtherwise {

		@Test
		void keepsWhatItSays(@Autowired Environment environment) {
			assertThat(environment.getProperty("server.shutdown")).isEqualTo("graceful");
			assertThat(environment.getProperty("spring.reactor.netty.shutdown-quiet-period")).isEqualTo("10ms");
		}

	}

}
