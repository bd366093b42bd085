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

package dev.mcpslice.internal.server;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.identity.ServerTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerInitializedEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link DefaultMcpServerEndpoints}.
 */
class DefaultMcpServerEndpointsTests {

	private final ReactiveWebServerApplicationContext context = new ReactiveWebServerApplicationContext();

	private DefaultMcpServerEndpoints endpoints(InetAddress address, String basePath,
			Map<McpTransport, List<String>> paths) {
		return new DefaultMcpServerEndpoints(this.context, address, basePath, () -> paths, () -> ServerTls.of(null));
	}

	private WebServerInitializedEvent event(ReactiveWebServerApplicationContext source, int port) {
		WebServer webServer = mock(WebServer.class);
		given(webServer.getPort()).willReturn(port);
		return new ReactiveWebServerInitializedEvent(webServer, source);
	}

	@Test
	void managementServerIsNotTheServer() {
		DefaultMcpServerEndpoints endpoints = endpoints(null, "", Map.of());
		endpoints.onApplicationEvent(event(this.context, 1));

		endpoints.onApplicationEvent(event(new ReactiveWebServerApplicationContext(), 2));

		assertThat(endpoints.port()).isEqualTo(1);
	}

	@Test
	void serverThatHasNotStartedHasNoPort() {
		DefaultMcpServerEndpoints endpoints = endpoints(null, "", Map.of());

		assertThatIllegalStateException().isThrownBy(endpoints::baseUri)
			.withMessageStartingWith("The MCP server has no port yet");
		assertThatIllegalStateException().isThrownBy(endpoints::certificates)
			.withMessageStartingWith("The MCP server has no certificate yet");
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, 127.0.0.1", "0.0.0.0, 127.0.0.1", "::, 127.0.0.1", "::1, [0:0:0:0:0:0:0:1]",
			"10.1.2.3, 10.1.2.3", ", 127.0.0.1" })
	void addressIsTheOneThatIsBound(String address, String host) throws Exception {
		InetAddress bound = (address != null) ? InetAddress.getByName(address) : null;
		DefaultMcpServerEndpoints endpoints = endpoints(bound, "/shop", Map.of(McpTransport.SSE, List.of("/sse")));
		endpoints.onApplicationEvent(event(this.context, 1));

		assertThat(endpoints.baseUri()).hasToString("http://" + host + ":1/shop");
		assertThat(endpoints.uri(McpTransport.SSE)).hasToString("http://" + host + ":1/shop/sse");
	}

	@Test
	void patternIsNoUri() {
		DefaultMcpServerEndpoints endpoints = endpoints(null, "", Map.of(McpTransport.SSE, List.of("/{tenant}/sse")));
		endpoints.onApplicationEvent(event(this.context, 1));

		assertThatIllegalStateException().isThrownBy(() -> endpoints.uri(McpTransport.SSE))
			.withMessageContaining("The path '/{tenant}/sse' is a pattern");
	}

	@Test
	void oneOfSeveralHasToBeMeant() {
		DefaultMcpServerEndpoints endpoints = endpoints(null, "",
				Map.of(McpTransport.STREAMABLE_HTTP, List.of("/a", "/b")));
		endpoints.onApplicationEvent(event(this.context, 1));

		assertThatIllegalStateException().isThrownBy(() -> endpoints.uri(McpTransport.STREAMABLE_HTTP))
			.withMessage("The application serves streamable HTTP at [/a, /b]. Say which one clients mean, "
					+ "with a @Primary transport bean or mcpslice.server.endpoints.streamable-http=/a.");
	}

}
