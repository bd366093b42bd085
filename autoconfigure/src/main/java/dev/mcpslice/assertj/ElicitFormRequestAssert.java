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
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

import org.springframework.test.json.JsonContentAssert;
import org.springframework.test.json.JsonPathValueAssert;

/**
 * Assertions for a form with which a server asks its client's user.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation#form-mode-elicitation-requests">MCP
 * specification, Form Mode Elicitation Requests</a>
 */
public class ElicitFormRequestAssert extends AbstractMcpAssert<ElicitFormRequestAssert, ElicitFormRequest> {

	/**
	 * Creates an assertion that reads JSON with the SDK's mapper. AssertJ's soft
	 * assertions are created this way.
	 * @param actual the request
	 */
	public ElicitFormRequestAssert(@Nullable ElicitFormRequest actual) {
		this(actual, McpJsonDefaults.getMapper());
	}

	/**
	 * Creates an assertion.
	 * @param actual the request
	 * @param jsonMapper the mapper that reads the schema
	 */
	public ElicitFormRequestAssert(@Nullable ElicitFormRequest actual, McpJsonMapper jsonMapper) {
		super(actual, ElicitFormRequestAssert.class, jsonMapper);
	}

	/**
	 * Leads to the message for the user.
	 * @return an assertion on the message
	 */
	public final AbstractStringAssert<?> message() {
		return part("message", Assertions.assertThat(present().message()));
	}

	/**
	 * Leads to the JSON schema of the form.
	 * @return an assertion on the schema
	 */
	public final JsonContentAssert requestedSchema() {
		return json("requested schema", present().requestedSchema());
	}

	/**
	 * Leads to a value of the form's JSON schema.
	 * @param path the JSON path of the value, which has to exist
	 * @return an assertion on the value
	 */
	public final JsonPathValueAssert requestedSchema(String path) {
		return describe("requested schema at " + path, requestedSchema().extractingPath(path));
	}

}
