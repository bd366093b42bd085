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

package dev.mcpslice.slice;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.endpoint.McpServerEndpoints;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The standard input of the test's JVM is nothing that a slice may read.
 */
@McpServerTest(properties = "spring.ai.mcp.server.stdio=true")
@Import(StandardInputTests.OwnTransport.class)
class StandardInputTests {

	@Test
	void isNotRead(@Autowired StdioServerTransportProvider transport) {
		assertThat(transport).extracting("inputStream", "outputStream").doesNotContain(System.in, System.out);
	}

	@Test
	void serverIsSaidToSpeakNothingElse(McpServerEndpoints endpoints) {
		assertThatIllegalStateException().isThrownBy(endpoints::defaultTransport)
			.withMessageStartingWith("The MCP server in the application context has no transport over HTTP, only one "
					+ "for stdio [transport]. ");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class OwnTransport {

		@Bean
		StdioServerTransportProvider transport() {
			return new StdioServerTransportProvider(McpJsonDefaults.getMapper());
		}

	}

}
