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

import java.time.Duration;

import dev.mcpslice.AutoConfigureMcpTestClient;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast the context of a whole application closes, even with a client that nobody has
 * closed.
 */
// Ordinary applications set logging up anew, and lines of others get lost meanwhile.
@ResourceLock(value = Resources.SYSTEM_OUT, mode = ResourceAccessMode.READ)
class WholeApplicationClosingTests {

	private static Duration ordinaryClose;

	// Would take half a minute, were it not for the limit.
	@BeforeAll
	static void closeAnOrdinaryTestContextWithAClient() {
		TestContext ordinary = load(OrdinaryCase.class);
		String port = ordinary.getApplicationContext().getEnvironment().getProperty("local.server.port");
		McpSyncClient mcp = McpClient
			.sync(HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + port).build())
			.build();
		mcp.initialize();
		mcp.listTools();

		ordinaryClose = close(ordinary);

		mcp.close();
	}

	private static TestContext load(Class<?> testClass) {
		TestContext testContext = new TestContextManager(testClass).getTestContext();
		testContext.getApplicationContext();
		return testContext;
	}

	private static Duration close(TestContext testContext) {
		long start = System.nanoTime();
		testContext.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		return Duration.ofNanos(System.nanoTime() - start);
	}

	@ParameterizedTest
	@ValueSource(classes = { WebFluxCase.class, ServletCase.class })
	void takesATenthOfWhatItTakesWithoutTheAnnotation(Class<?> testClass) {
		TestContext whole = load(testClass);
		try (McpTestClient mcp = whole.getApplicationContext()
			.getBean(McpClientFactory.class)
			.over(McpTransport.STREAMABLE_HTTP)
			.test()) {
			mcp.listTools().isSuccessful();

			assertThat(close(whole)).isLessThan(ordinaryClose.dividedBy(10));
		}
	}

	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
			"spring.lifecycle.timeout-per-shutdown-phase=3s", "spring.ai.mcp.server.protocol=STREAMABLE" })
	static class OrdinaryCase {

	}

	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = "spring.ai.mcp.server.protocol=STREAMABLE")
	@AutoConfigureMcpTestClient
	static class WebFluxCase {

	}

	@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT,
			properties = { "spring.ai.mcp.server.protocol=STREAMABLE", "server.port=0" })
	@AutoConfigureMcpTestClient
	@ActiveProfiles("servlet")
	static class ServletCase {

	}

}
