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

import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;

/**
 * A client to call a server with.
 */
public enum Client implements Contestant {

	/**
	 * The slice's client for tests, which records the wire and checks answers against
	 * their schemas.
	 */
	TEST_CLIENT("`McpTestClient`"),

	/**
	 * The SDK's client as the slice opens it, which records the wire.
	 */
	SLICE("the SDK's client, opened by the slice"),

	/**
	 * The SDK's client on the same HTTP client, which records nothing.
	 */
	WEB_CLIENT("the SDK's client on `WebClient`"),

	/**
	 * The SDK's client on its own HTTP client.
	 */
	JDK("the SDK's client on the JDK's");

	private final String title;

	Client(String title) {
		this.title = title;
	}

	@Override
	public boolean isOurs() {
		return this == TEST_CLIENT;
	}

	/**
	 * Returns what a reader knows the client by.
	 * @return the name, in Markdown
	 */
	@Override
	public String toString() {
		return this.title;
	}

	/**
	 * Opens a client.
	 * @param server where to
	 * @param transport what the server speaks
	 * @return the client, which is initialized
	 */
	Open open(RunningServer server, McpTransport transport) {
		return switch (this) {
			case TEST_CLIENT -> testClient(server.clients().over(transport).test());
			case SLICE -> syncClient(server.clients().over(transport).sync());
			case WEB_CLIENT -> syncClient(SdkClients.onWebClient(server.uri(), transport));
			case JDK -> syncClient(SdkClients.onTheJdk(server.uri(), transport));
		};
	}

	private static Open testClient(McpTestClient mcp) {
		return new Open() {

			@Override
			public Object call() {
				CallToolRequest request = Application.current().call();
				return mcp.callTool(request.name(), request.arguments()).isSuccessful();
			}

			@Override
			public void close() {
				mcp.close();
			}

		};
	}

	private static Open syncClient(McpSyncClient mcp) {
		return new Open() {

			@Override
			public Object call() {
				return SuccessfulCall.of(mcp);
			}

			@Override
			public void close() {
				mcp.closeGracefully();
			}

		};
	}

	/**
	 * An open client.
	 */
	interface Open extends AutoCloseable {

		/**
		 * Has a tool called.
		 * @return the answer, which is no error
		 */
		Object call();

		@Override
		void close();

	}

}
