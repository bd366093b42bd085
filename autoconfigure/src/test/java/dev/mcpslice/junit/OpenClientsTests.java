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

package dev.mcpslice.junit;

import dev.mcpslice.client.McpClientFactory;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
class OpenClientsTests {

	@Test
	void clientThatFailsToCloseKeepsNoOtherOpen(CapturedOutput output) {
		McpSyncClient failing = mock(McpSyncClient.class);
		given(failing.closeGracefully()).willThrow(new IllegalStateException("no"));
		McpAsyncClient other = mock(McpAsyncClient.class);
		given(other.closeGracefully()).willReturn(Mono.empty());
		McpClientFactory factory = mock(McpClientFactory.class);
		given(factory.sync()).willReturn(failing);
		given(factory.async()).willReturn(other);
		OpenClients clients = new OpenClients();
		assertThat(clients.get(new ClientKey(McpSyncClient.class, null, ""), factory)).isSameAs(failing);
		assertThat(clients.get(new ClientKey(McpAsyncClient.class, null, ""), factory)).isSameAs(other);

		clients.close();

		then(other).should().closeGracefully();
		assertThat(output).contains("A client did not close").contains("McpSyncClient");
	}

}
