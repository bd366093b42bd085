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

import io.modelcontextprotocol.spec.McpSchema.Root;

/**
 * The client's roots, as a test scripts them. Each change is told to the server, if the
 * client has declared that it does so. Thread-safe.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/client/roots">MCP
 * specification, Roots</a>
 */
public interface RootsScript {

	/**
	 * Sets the roots, instead of those that there were.
	 * @param uris the URIs of the roots, such as {@code file:///home/anna/books}
	 * @return these roots
	 */
	RootsScript are(String... uris);

	/**
	 * Sets the roots, instead of those that there were.
	 * @param roots the roots, none for a client that has none
	 * @return these roots
	 */
	RootsScript are(Root... roots);

	/**
	 * Verifies that the server has asked for the roots since they were set last, and
	 * waits for it.
	 * @return these roots
	 * @throws AssertionError if it does not ask in time
	 */
	RootsScript areAskedFor();

}
