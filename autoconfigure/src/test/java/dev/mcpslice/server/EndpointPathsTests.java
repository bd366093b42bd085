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

package dev.mcpslice.server;

import java.util.List;
import java.util.Map;

import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

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

			assertThat(new EndpointPaths(context, TransportSettings.from(new MockEnvironment())).find())
				.isEqualTo(Map.of(McpTransport.STREAMABLE_HTTP, List.of("/forgotten")));
		}

		assertThat(output).contains("Nothing may answer at /forgotten").contains("Add it with @Import");
	}

}
