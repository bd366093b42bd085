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

package dev.mcpslice.client;

import java.net.URI;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.endpoint.ServerIdentity;
import org.junit.jupiter.api.Test;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SliceClientTransport}.
 */
class SliceClientTransportTests {

	private static final URI NOWHERE = URI.create("http://127.0.0.1:1/mcp");

	@Test
	void saysThatAServerDoesNotOpenItsEventStream() {
		ServerCheck check = new ServerCheck(mock(McpServerEndpoints.class), McpTransport.STREAMABLE_HTTP, NOWHERE,
				ServerIdentity.create(getClass()));
		MockEnvironment environment = new MockEnvironment().withProperty(McpClientFactory.HANDSHAKE_TIMEOUT_PROPERTY,
				"10ms");
		SliceClientTransport transport = new SliceClientTransport(McpTransport.STREAMABLE_HTTP, NOWHERE, check,
				CallOptions.from(environment), MessageTap.NONE, ReactorClientHttpConnector::new);

		assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(() -> transport.handshake(() -> {
		}, () -> transport.closeGracefully().block()))
			.withMessageContaining(
					"the server has begun a session, but has not opened its event stream within PT0.01S");
	}

}
