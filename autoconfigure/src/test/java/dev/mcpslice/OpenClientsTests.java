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

package dev.mcpslice;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link OpenClients}.
 */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class OpenClientsTests {

	@Test
	void clientThatFailsToCloseKeepsNoOtherOpen(CapturedOutput output) {
		McpAsyncClient failing = mock(McpAsyncClient.class);
		given(failing.closeGracefully()).willReturn(Mono.error(new IllegalStateException("no")));
		McpSyncClient givingUp = mock(McpSyncClient.class);
		McpSyncClient other = mock(McpSyncClient.class);
		given(other.closeGracefully()).willReturn(true);
		McpClientFactory factory = mock(McpClientFactory.class);
		given(factory.over(McpTransport.SSE)).willReturn(factory);
		given(factory.async()).willReturn(failing);
		given(factory.sync()).willReturn(givingUp, other);
		OpenClients clients = new OpenClients();
		assertThat(clients.get(new ClientKey(McpAsyncClient.class, "", McpTransport.SSE, "", 0), factory))
			.isSameAs(failing);
		assertThat(clients.get(new ClientKey(McpSyncClient.class, "", McpTransport.SSE, "", 0), factory))
			.isSameAs(givingUp);
		assertThat(clients.get(new ClientKey(McpSyncClient.class, "", McpTransport.SSE, "2", 0), factory))
			.isSameAs(other);

		clients.close();

		then(other).should().closeGracefully();
		assertThat(output).contains("A client did not close: ClientKey[type=class " + McpAsyncClient.class.getName())
			.contains("A client did not close: ClientKey[type=class " + McpSyncClient.class.getName())
			.contains("The SDK's client gave up");
	}

}
