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
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.MapAssert;
import org.jspecify.annotations.Nullable;

import org.springframework.test.json.JsonContentAssert;
import org.springframework.test.json.JsonPathValueAssert;

/**
 * Assertions for a tool, as the server describes it.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool">MCP
 * specification, Tool</a>
 */
public class ToolAssert extends AbstractMcpAssert<ToolAssert, Tool> {

	/**
	 * Creates an assertion that reads JSON with the SDK's mapper. AssertJ's soft
	 * assertions are created this way.
	 * @param actual the tool
	 */
	public ToolAssert(@Nullable Tool actual) {
		this(actual, McpJsonDefaults.getMapper());
	}

	/**
	 * Creates an assertion.
	 * @param actual the tool
	 * @param jsonMapper the mapper that writes messages of failures
	 */
	public ToolAssert(@Nullable Tool actual, McpJsonMapper jsonMapper) {
		super(actual, ToolAssert.class, jsonMapper);
	}

	/**
	 * Leads to the title.
	 * @return an assertion on the title, which may be missing
	 */
	public final AbstractStringAssert<?> title() {
		return part("title", Assertions.assertThat(present().title()));
	}

	/**
	 * Leads to the description.
	 * @return an assertion on the description, which may be missing
	 */
	public final AbstractStringAssert<?> description() {
		return part("description", Assertions.assertThat(present().description()));
	}

	/**
	 * Leads to the JSON schema of the arguments.
	 * @return an assertion on the schema
	 */
	public final JsonContentAssert inputSchema() {
		return json("input schema", present().inputSchema());
	}

	/**
	 * Leads to a value of the arguments' JSON schema. <pre class="code">
	 * assertThat(tool).inputSchema("$.required").asArray().contains("query");
	 * </pre>
	 * @param path the JSON path of the value, which has to exist
	 * @return an assertion on the value
	 */
	public final JsonPathValueAssert inputSchema(String path) {
		return describe("input schema at " + path, inputSchema().extractingPath(path));
	}

	/**
	 * Leads to the JSON schema of structured results.
	 * @return an assertion on the schema, which has to exist
	 */
	public final JsonContentAssert outputSchema() {
		if (present().outputSchema() == null) {
			throw failure("Expected the tool '%s' to have an output schema, but it has none", this.actual.name());
		}
		return json("output schema", this.actual.outputSchema());
	}

	/**
	 * Leads to a value of the JSON schema of structured results.
	 * @param path the JSON path of the value, which has to exist
	 * @return an assertion on the value
	 */
	public final JsonPathValueAssert outputSchema(String path) {
		return describe("output schema at " + path, outputSchema().extractingPath(path));
	}

	/**
	 * Leads to the annotations: whether the tool only reads, destroys, and so on.
	 * @return an assertion on the annotations, which may be missing
	 */
	public final AbstractObjectAssert<?, ToolAnnotations> annotations() {
		return part("annotations", Assertions.assertThatObject(present().annotations()));
	}

	/**
	 * Leads to {@code _meta}.
	 * @return an assertion on the entries, of which there are none if the field is
	 * missing
	 */
	public final MapAssert<String, Object> meta() {
		return meta(present().meta());
	}

}
