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

package dev.mcpslice.assertj;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for what a server says of itself in the handshake.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle#initialization">MCP
 * specification, Initialization</a>
 */
public class InitializeResultAssert extends AbstractMcpAssert<InitializeResultAssert, InitializeResult> {

	/**
	 * Creates an assertion that reads JSON with the SDK's mapper. AssertJ's soft
	 * assertions are created this way.
	 * @param actual the result
	 */
	public InitializeResultAssert(@Nullable InitializeResult actual) {
		this(actual, McpJsonDefaults.getMapper());
	}

	/**
	 * Creates an assertion.
	 * @param actual the result
	 * @param jsonMapper the mapper that writes messages of failures
	 */
	public InitializeResultAssert(@Nullable InitializeResult actual, McpJsonMapper jsonMapper) {
		super(actual, InitializeResultAssert.class, jsonMapper);
	}

	/**
	 * Verifies the server's name.
	 * @param expected the expected name
	 * @return this assertion
	 */
	public InitializeResultAssert hasName(String expected) {
		part("name", Assertions.assertThat(present().serverInfo().name())).isEqualTo(expected);
		return this;
	}

	/**
	 * Verifies the server's own version.
	 * @param expected the expected version
	 * @return this assertion
	 */
	public InitializeResultAssert hasVersion(String expected) {
		part("version", Assertions.assertThat(present().serverInfo().version())).isEqualTo(expected);
		return this;
	}

	/**
	 * Verifies the negotiated version of the protocol.
	 * @param expected the expected version, such as {@code 2025-11-25}
	 * @return this assertion
	 */
	public InitializeResultAssert hasProtocolVersion(String expected) {
		part("protocol version", Assertions.assertThat(present().protocolVersion())).isEqualTo(expected);
		return this;
	}

	/**
	 * Leads to the instructions for clients.
	 * @return an assertion on the instructions, which may be missing
	 */
	public final AbstractStringAssert<?> instructions() {
		return part("instructions", Assertions.assertThat(present().instructions()));
	}

	/**
	 * Leads to the capabilities.
	 * @return an assertion on the capabilities
	 */
	public final AbstractObjectAssert<?, ServerCapabilities> capabilities() {
		return part("capabilities", Assertions.assertThatObject(present().capabilities()));
	}

}
