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

import dev.mcpslice.client.McpClientFactory;

/**
 * A server that listens, whoever has started it.
 */
public interface RunningServer extends AutoCloseable {

	/**
	 * Returns where the server listens.
	 * @return its address, without any path
	 */
	URI uri();

	/**
	 * Returns the slice's own clients of the server.
	 * @return a factory of clients
	 * @throws IllegalStateException if it is no slice
	 */
	default McpClientFactory clients() {
		throw new IllegalStateException("The server at %s is no slice".formatted(uri()));
	}

	/**
	 * Ends the server.
	 */
	@Override
	void close();

}
