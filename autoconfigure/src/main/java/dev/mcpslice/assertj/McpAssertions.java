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

import dev.mcpslice.contract.McpServerContract;
import dev.mcpslice.contract.McpServerContractAssert;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ListPromptsResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourceTemplatesResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

import org.springframework.test.json.JsonContent;
import org.springframework.test.json.JsonContentAssert;

/**
 * Entry point to assertions for the types of the MCP Java SDK, for tests that call a
 * server with the SDK's own client. It can be imported statically beside AssertJ's.
 * <pre class="code">
 * import static dev.mcpslice.assertj.McpAssertions.assertThat;
 *
 * assertThat(client.callTool(request)).isSuccessful().structured("$.temperature").isEqualTo(22.5);
 * </pre>
 */
public final class McpAssertions {

	private McpAssertions() {
	}

	/**
	 * Starts an assertion on the result of a tool.
	 * @param actual the result
	 * @return the assertion
	 */
	public static CallToolResultAssert assertThat(@Nullable CallToolResult actual) {
		return new CallToolResultAssert(actual);
	}

	/**
	 * Starts an assertion on a resource that has been read.
	 * @param actual the result
	 * @return the assertion
	 */
	public static ReadResourceResultAssert assertThat(@Nullable ReadResourceResult actual) {
		return new ReadResourceResultAssert(actual);
	}

	/**
	 * Starts an assertion on a prompt that has been filled in.
	 * @param actual the result
	 * @return the assertion
	 */
	public static GetPromptResultAssert assertThat(@Nullable GetPromptResult actual) {
		return new GetPromptResultAssert(actual);
	}

	/**
	 * Starts an assertion on a completion.
	 * @param actual the result
	 * @return the assertion
	 */
	public static CompleteResultAssert assertThat(@Nullable CompleteResult actual) {
		return new CompleteResultAssert(actual);
	}

	/**
	 * Starts an assertion on what a server says of itself.
	 * @param actual the result
	 * @return the assertion
	 */
	public static InitializeResultAssert assertThat(@Nullable InitializeResult actual) {
		return new InitializeResultAssert(actual);
	}

	/**
	 * Starts an assertion on a tool.
	 * @param actual the tool
	 * @return the assertion
	 */
	public static ToolAssert assertThat(@Nullable Tool actual) {
		return new ToolAssert(actual);
	}

	/**
	 * Starts an assertion on a list of tools.
	 * @param actual the result
	 * @return the assertion
	 */
	public static ListAssert<Tool> assertThat(@Nullable ListToolsResult actual) {
		return Assertions.assertThat((actual != null) ? actual.tools() : null).as("tools");
	}

	/**
	 * Starts an assertion on a list of resources.
	 * @param actual the result
	 * @return the assertion
	 */
	public static ListAssert<Resource> assertThat(@Nullable ListResourcesResult actual) {
		return Assertions.assertThat((actual != null) ? actual.resources() : null).as("resources");
	}

	/**
	 * Starts an assertion on a list of resource templates.
	 * @param actual the result
	 * @return the assertion
	 */
	public static ListAssert<ResourceTemplate> assertThat(@Nullable ListResourceTemplatesResult actual) {
		return Assertions.assertThat((actual != null) ? actual.resourceTemplates() : null).as("resource templates");
	}

	/**
	 * Starts an assertion on a list of prompts.
	 * @param actual the result
	 * @return the assertion
	 */
	public static ListAssert<Prompt> assertThat(@Nullable ListPromptsResult actual) {
		return Assertions.assertThat((actual != null) ? actual.prompts() : null).as("prompts");
	}

	/**
	 * Starts an assertion on a JSON-RPC error.
	 * @param actual the error
	 * @return the assertion
	 */
	public static McpErrorAssert assertThat(@Nullable McpError actual) {
		return new McpErrorAssert(actual);
	}

	/**
	 * Starts an assertion on a sampling request.
	 * @param actual the request
	 * @return the assertion
	 */
	public static CreateMessageRequestAssert assertThat(@Nullable CreateMessageRequest actual) {
		return new CreateMessageRequestAssert(actual);
	}

	/**
	 * Starts an assertion on a form with which a server asks.
	 * @param actual the request
	 * @return the assertion
	 */
	public static ElicitFormRequestAssert assertThat(@Nullable ElicitFormRequest actual) {
		return new ElicitFormRequestAssert(actual);
	}

	/**
	 * Starts an assertion on a URL to which a server sends.
	 * @param actual the request
	 * @return the assertion
	 */
	public static ElicitUrlRequestAssert assertThat(@Nullable ElicitUrlRequest actual) {
		return new ElicitUrlRequestAssert(actual);
	}

	/**
	 * Starts an assertion on the contract of a server.
	 * @param actual the contract
	 * @return the assertion
	 */
	public static McpServerContractAssert assertThat(@Nullable McpServerContract actual) {
		return new McpServerContractAssert(actual);
	}

	/**
	 * Starts an assertion on a value as the SDK reads it from JSON: a map, a list, a
	 * string, a number, a boolean or {@code null}. <pre class="code">
	 * assertThatJson(prompt.meta()).extractingPath("$.author.name").isEqualTo("Anna");
	 * </pre>
	 * @param value the value
	 * @return the assertion
	 */
	public static JsonContentAssert assertThatJson(@Nullable Object value) {
		return assertThatJson(value, McpJsonDefaults.getMapper());
	}

	/**
	 * Starts an assertion on a value as the SDK reads it from JSON.
	 * @param value the value
	 * @param jsonMapper the mapper that reads parts of it as objects
	 * @return the assertion
	 */
	public static JsonContentAssert assertThatJson(@Nullable Object value, McpJsonMapper jsonMapper) {
		// What was null on the wire stays null, whatever the mapper leaves out.
		String json = JsonDelegate.write(McpJsonDefaults.getMapper(), value);
		return new JsonContent(json, new JsonDelegate(jsonMapper)).assertThat();
	}

}
