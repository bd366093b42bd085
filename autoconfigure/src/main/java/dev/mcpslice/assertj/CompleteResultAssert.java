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
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for a completion.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/completion">MCP
 * specification, Completion</a>
 */
public class CompleteResultAssert extends AbstractMcpAssert<CompleteResultAssert, CompleteResult> {

	/**
	 * Creates an assertion that reads JSON with the SDK's mapper. AssertJ's soft
	 * assertions are created this way.
	 * @param actual the result
	 */
	public CompleteResultAssert(@Nullable CompleteResult actual) {
		this(actual, McpJsonDefaults.getMapper());
	}

	/**
	 * Creates an assertion.
	 * @param actual the result
	 * @param jsonMapper the mapper that writes messages of failures
	 */
	public CompleteResultAssert(@Nullable CompleteResult actual, McpJsonMapper jsonMapper) {
		super(actual, CompleteResultAssert.class, jsonMapper);
	}

	/**
	 * Leads to the proposed values.
	 * @return an assertion on the values, in the server's order
	 */
	public final ListAssert<String> values() {
		return strings("values", present().completion().values());
	}

	/**
	 * Verifies how many values there are altogether, whether proposed or not.
	 * @param expected the expected number
	 * @return this assertion
	 */
	public CompleteResultAssert hasTotal(int expected) {
		part("total", Assertions.assertThat(present().completion().total())).isEqualTo(expected);
		return this;
	}

	/**
	 * Verifies that there are more values than those proposed.
	 * @return this assertion
	 */
	public CompleteResultAssert hasMore() {
		part("hasMore", Assertions.assertThat(present().completion().hasMore())).isEqualTo(true);
		return this;
	}

	/**
	 * Verifies that all values are among those proposed. A server that says nothing about
	 * it has no more.
	 * @return this assertion
	 */
	public CompleteResultAssert hasNoMore() {
		part("hasMore", Assertions.assertThat(present().completion().hasMore())).isNotEqualTo(true);
		return this;
	}

}
