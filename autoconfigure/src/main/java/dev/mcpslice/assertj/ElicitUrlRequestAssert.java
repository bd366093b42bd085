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
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for a URL to which a server sends its client's user.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation#url-mode-elicitation-requests">MCP
 * specification, URL Mode Elicitation Requests</a>
 */
public class ElicitUrlRequestAssert extends AbstractMcpAssert<ElicitUrlRequestAssert, ElicitUrlRequest> {

	/**
	 * Creates an assertion that reads JSON with the SDK's mapper. AssertJ's soft
	 * assertions are created this way.
	 * @param actual the request
	 */
	public ElicitUrlRequestAssert(@Nullable ElicitUrlRequest actual) {
		this(actual, McpJsonDefaults.getMapper());
	}

	/**
	 * Creates an assertion.
	 * @param actual the request
	 * @param jsonMapper the mapper that writes messages of failures
	 */
	public ElicitUrlRequestAssert(@Nullable ElicitUrlRequest actual, McpJsonMapper jsonMapper) {
		super(actual, ElicitUrlRequestAssert.class, jsonMapper);
	}

	/**
	 * Leads to the message for the user.
	 * @return an assertion on the message
	 */
	public final AbstractStringAssert<?> message() {
		return part("message", Assertions.assertThat(present().message()));
	}

	/**
	 * Leads to the URL.
	 * @return an assertion on the URL
	 */
	public final AbstractStringAssert<?> url() {
		return part("url", Assertions.assertThat(present().url()));
	}

	/**
	 * Leads to the id of the elicitation, which the server names when it is complete.
	 * @return an assertion on the id
	 */
	public final AbstractStringAssert<?> elicitationId() {
		return part("elicitationId", Assertions.assertThat(present().elicitationId()));
	}

}
