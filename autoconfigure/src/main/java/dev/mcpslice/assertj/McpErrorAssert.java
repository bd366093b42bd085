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

import java.util.Objects;
import java.util.function.Supplier;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpError;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

import org.springframework.test.json.JsonPathValueAssert;

/**
 * Assertions for a JSON-RPC error, beside those that AssertJ has for throwables: code and
 * data.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/basic#error-responses">MCP
 * specification, Error Responses</a>
 */
public class McpErrorAssert extends AbstractThrowableAssert<McpErrorAssert, McpError> {

	private final McpJsonMapper jsonMapper;

	/**
	 * Creates an assertion that reads JSON with the SDK's mapper. AssertJ's soft
	 * assertions are created this way.
	 * @param actual the error
	 */
	public McpErrorAssert(@Nullable McpError actual) {
		this(actual, McpJsonDefaults.getMapper());
	}

	/**
	 * Creates an assertion.
	 * @param actual the error
	 * @param jsonMapper the mapper that reads the data
	 */
	public McpErrorAssert(@Nullable McpError actual, McpJsonMapper jsonMapper) {
		super(actual, McpErrorAssert.class);
		this.jsonMapper = jsonMapper;
	}

	/**
	 * Verifies the code. <pre class="code">
	 * // passes
	 * assertThat(McpError.builder(-32602).message("Unknown tool").build()).hasCode(-32602);
	 * // fails
	 * assertThat(McpError.builder(-32602).message("Unknown tool").build()).hasCode(-32601);
	 * </pre>
	 * @param expected the expected code, such as one of {@code McpSchema.ErrorCodes}
	 * @return this assertion
	 */
	public McpErrorAssert hasCode(int expected) {
		isNotNull();
		int code = this.actual.getJsonRpcError().code();
		if (code != expected) {
			throw failureWithActualExpected(code, expected,
					"Expected a JSON-RPC error with code %d, but the code is %d:%n%s", expected, code,
					JsonDelegate.write(this.jsonMapper, this.actual.getJsonRpcError()));
		}
		return this;
	}

	/**
	 * Leads to the data.
	 * @return an assertion on the data, which may be missing: a string, a number, a map
	 * or a list
	 */
	public final AbstractObjectAssert<?, Object> data() {
		AbstractMcpAssert.notNull(this.actual, this.info);
		Supplier<String> description = () -> describe("data");
		AbstractObjectAssert<?, Object> data = extractingForProxy(
				Assertions.assertThatObject(this.actual.getJsonRpcError().data()));
		data.as(description);
		return data;
	}

	/**
	 * Leads to a value of the data.
	 * @param path the JSON path of the value, which has to exist
	 * @return an assertion on the value
	 */
	public final JsonPathValueAssert data(String path) {
		AbstractMcpAssert.notNull(this.actual, this.info);
		Supplier<String> description = () -> describe("data at " + path);
		return McpAssertions
			.assertThatJson(Objects.requireNonNullElse(this.actual.getJsonRpcError().data(), "none"), this.jsonMapper)
			.as(description)
			.extractingPath(path)
			.as(description);
	}

	/**
	 * Leads from a soft assertion to another, as that of {@link AbstractMcpAssert} does.
	 * @param <A> the type of the assertion
	 * @param part the assertion on a part
	 * @return the same, or a soft assertion like it
	 */
	protected <A extends AbstractAssert<?, ?>> A extractingForProxy(A part) {
		return part;
	}

	private String describe(String part) {
		String own = this.info.descriptionText();
		return own.isEmpty() ? part : own + "\n" + part;
	}

}
