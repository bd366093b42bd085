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

package dev.mcpslice.guard;

import java.util.stream.Stream;

import dev.mcpslice.client.McpClientFactory;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * A test class that guards a server, by being one. <pre class="code">
 * &#064;McpServerTest
 * class BookshopGuardTests implements McpGuardTests {
 *
 * }
 * </pre> The server is the one whose clients are injected there: that of a slice, of a
 * {@code @SpringBootTest} with {@code @AutoConfigureMcpTestClient}, of
 * {@code @McpServerProcessTest}, or of a {@code RemoteMcpServerExtension}.
 *
 * @see McpGuard
 */
public interface McpGuardTests {

	/**
	 * Returns the tests.
	 * @param clients opens clients of the server
	 * @return the tests
	 */
	@TestFactory
	default Stream<DynamicNode> guard(McpClientFactory clients) {
		return configure(McpGuard.of(clients)).tests();
	}

	/**
	 * Says more about the server, and about what may be done to it.
	 * @param guard the guard
	 * @return the guard
	 */
	default McpGuard configure(McpGuard guard) {
		return guard;
	}

}
