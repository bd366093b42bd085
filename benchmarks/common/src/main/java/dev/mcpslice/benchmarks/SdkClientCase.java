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

package dev.mcpslice.benchmarks;

import java.net.URI;

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;

/**
 * Tests as one writes them with the SDK's client.
 */
@SuppressWarnings("NullAway.Init")
public abstract class SdkClientCase {

	/**
	 * How many tests each class of a suite has.
	 */
	static final int TESTS = 3;

	@Value("${local.server.port}")
	private int port;

	private McpSyncClient mcp;

	/**
	 * Opens a client.
	 * @param server where to
	 * @return the client, which is initialized
	 */
	abstract McpSyncClient open(URI server);

	@BeforeEach
	void connect() {
		this.mcp = open(URI.create("http://127.0.0.1:" + this.port));
	}

	@Test
	void first() {
		SuccessfulCall.of(this.mcp);
	}

	@Test
	void second() {
		SuccessfulCall.of(this.mcp);
	}

	@Test
	void third() {
		SuccessfulCall.of(this.mcp);
	}

	@Nullable McpSyncClient client() {
		return this.mcp;
	}

	/**
	 * Tests that leave their clients open.
	 */
	public abstract static class Forgotten extends SdkClientCase {

		@Override
		McpSyncClient open(URI server) {
			return SdkClients.onTheJdk(server, McpTransport.STREAMABLE_HTTP);
		}

	}

	/**
	 * Tests that close their clients.
	 */
	public abstract static class Closed extends SdkClientCase {

		@Override
		McpSyncClient open(URI server) {
			return SdkClients.onWebClient(server, McpTransport.STREAMABLE_HTTP);
		}

		@AfterEach
		void close() {
			McpSyncClient mcp = client();
			if (mcp != null) {
				mcp.closeGracefully();
			}
		}

	}

}
