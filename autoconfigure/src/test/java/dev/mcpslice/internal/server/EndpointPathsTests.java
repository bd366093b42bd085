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

import java.util.List;
import java.util.Map;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.server.webflux.WebFluxStack;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EndpointPaths}.
 */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class EndpointPathsTests {

	@Test
	void warnsOfATransportThatIsNotServed(CapturedOutput output) {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean(WebFluxStreamableServerTransportProvider.class,
					() -> WebFluxStreamableServerTransportProvider.builder().messageEndpoint("/forgotten").build());
			context.refresh();

			assertThat(find(context)).isEqualTo(Map.of(McpTransport.STREAMABLE_HTTP, List.of("/forgotten")));
		}

		assertThat(output).contains("Nothing may answer at /forgotten").contains("Add it with @Import");
	}

	@Test
	void supposesTheDefaultOfATransportThatItDoesNotKnow() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean(McpStreamableServerTransportProvider.class,
					() -> mock(McpStreamableServerTransportProvider.class));
			context.registerBean(RouterFunction.class,
					() -> RouterFunctions.route().GET("/other", (request) -> ServerResponse.ok().build()).build());
			context.refresh();

			assertThat(find(context)).isEqualTo(Map.of(McpTransport.STREAMABLE_HTTP, List.of("/mcp")));
		}
	}

	@Test
	@SuppressWarnings("unchecked")
	void prefersAPathWithoutVariables() {
		WebFluxStreamableServerTransportProvider transport = WebFluxStreamableServerTransportProvider.builder().build();
		RouterFunction<ServerResponse> routes = (RouterFunction<ServerResponse>) transport.getRouterFunction();
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean(WebFluxStreamableServerTransportProvider.class, () -> transport);
			context.registerBean(RouterFunction.class,
					() -> RouterFunctions.route().path("/{tenant}", () -> routes).add(routes).build());
			context.refresh();

			assertThat(find(context)).isEqualTo(Map.of(McpTransport.STREAMABLE_HTTP, List.of("/mcp")));
		}
	}

	@Test
	void findsNothingWhereThereIsNoServer() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.setEnvironment(new MockEnvironment().withProperty("mcpslice.server.transports", "SSE"));
			context.refresh();

			assertThat(find(context)).isEmpty();
		}
	}

	private static Map<McpTransport, List<String>> find(GenericApplicationContext context) {
		return new EndpointPaths(context, new WebFluxStack(context, () -> {
		}), TransportSettings.reactive(context.getEnvironment())).find();
	}

}
