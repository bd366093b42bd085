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

import java.util.Map;

import dev.mcpslice.assertj.CallToolResultAssert;
import dev.mcpslice.assertj.CompleteResultAssert;
import dev.mcpslice.assertj.GetPromptResultAssert;
import dev.mcpslice.assertj.HttpErrorAssert;
import dev.mcpslice.assertj.InitializeResultAssert;
import dev.mcpslice.assertj.McpErrorAssert;
import dev.mcpslice.assertj.ReadResourceResultAssert;
import dev.mcpslice.assertj.ToolAssert;
import dev.mcpslice.contract.McpServerContract;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.test.json.JsonContentAssert;

/**
 * What a client can ask of the MCP server under test. Each call waits for its answer, for
 * {@link McpCallSettings#timeout a bounded time}, and returns a {@link Response}, of
 * which a test says what it expects: a result, a tool's error, a JSON-RPC error, an HTTP
 * error. Lists have to succeed.
 * <p>
 * What the server has not declared, the SDK's client does not even send: the call fails.
 * {@link #sendRequest} sends anything.
 * <p>
 * A test that lets a failed call pass without a word fails when the client is closed.
 * Structured content of successful calls is always validated against the tool's output
 * schema. Thread-safe.
 */
public interface McpOperations {

	/**
	 * Calls a tool without arguments.
	 * @param name the tool's name
	 * @return the response
	 */
	default ToolResponse callTool(String name) {
		return callTool(name, Map.of());
	}

	/**
	 * Calls a tool.
	 * @param name the tool's name
	 * @param arguments the arguments: a map, or a record or other object that is a JSON
	 * object
	 * @return the response
	 * @throws IllegalArgumentException if the arguments are no JSON object
	 */
	ToolResponse callTool(String name, Object arguments);

	/**
	 * Calls a tool with all that a request may have, such as a progress token and other
	 * {@code _meta}.
	 * @param request the request
	 * @return the response
	 */
	ToolResponse callTool(CallToolRequest request);

	/**
	 * Asks for the tools, on all pages.
	 * @return the response, which leads to the tools in the server's order
	 */
	Response<ListAssert<Tool>> listTools();

	/**
	 * Asks for the tools and chooses one.
	 * @param name the tool's name
	 * @return an assertion on the tool, which has to exist
	 */
	ToolAssert tool(String name);

	/**
	 * Asks for the resources, on all pages.
	 * @return the response, which leads to the resources in the server's order
	 */
	Response<ListAssert<Resource>> listResources();

	/**
	 * Asks for the resource templates, on all pages.
	 * @return the response, which leads to the templates in the server's order
	 */
	Response<ListAssert<ResourceTemplate>> listResourceTemplates();

	/**
	 * Reads a resource.
	 * @param uri the resource's URI
	 * @return the response
	 */
	Response<ReadResourceResultAssert> readResource(String uri);

	/**
	 * Reads a resource with all that a request may have, such as {@code _meta}.
	 * @param request the request
	 * @return the response
	 */
	Response<ReadResourceResultAssert> readResource(ReadResourceRequest request);

	/**
	 * Subscribes to the updates of a resource. They arrive in
	 * {@link McpTestClient#notifications()}.
	 * @param uri the resource's URI
	 * @return the response, which leads back to these operations
	 */
	Response<McpOperations> subscribe(String uri);

	/**
	 * Ends a subscription.
	 * @param uri the resource's URI
	 * @return the response, which leads back to these operations
	 */
	Response<McpOperations> unsubscribe(String uri);

	/**
	 * Asks for the prompts, on all pages.
	 * @return the response, which leads to the prompts in the server's order
	 */
	Response<ListAssert<Prompt>> listPrompts();

	/**
	 * Gets a prompt without arguments.
	 * @param name the prompt's name
	 * @return the response
	 */
	default Response<GetPromptResultAssert> getPrompt(String name) {
		return getPrompt(GetPromptRequest.builder(name).build());
	}

	/**
	 * Gets a prompt with all that a request may have, such as {@code _meta}.
	 * @param request the request
	 * @return the response
	 */
	Response<GetPromptResultAssert> getPrompt(GetPromptRequest request);

	/**
	 * Gets a prompt.
	 * @param name the prompt's name
	 * @param arguments the arguments: a map, or a record or other object that is a JSON
	 * object
	 * @return the response
	 * @throws IllegalArgumentException if the arguments are no JSON object
	 */
	Response<GetPromptResultAssert> getPrompt(String name, Object arguments);

	/**
	 * Asks for completions of a prompt's argument.
	 * @param prompt the prompt's name
	 * @param argument the argument's name
	 * @param value what there is of the argument so far
	 * @return the response
	 */
	Response<CompleteResultAssert> completePrompt(String prompt, String argument, String value);

	/**
	 * Asks for completions of a variable of a resource template.
	 * @param uriTemplate the URI template
	 * @param variable the variable's name
	 * @param value what there is of the variable so far
	 * @return the response
	 */
	Response<CompleteResultAssert> completeResource(String uriTemplate, String variable, String value);

	/**
	 * Asks for completions with all that a request may have, such as the arguments that
	 * are known already: {@code CompleteRequest.builder(...).context(...)}.
	 * @param request the request
	 * @return the response
	 */
	Response<CompleteResultAssert> complete(CompleteRequest request);

	/**
	 * Pings the server.
	 * @return the response, which leads back to these operations
	 */
	Response<McpOperations> ping();

	/**
	 * Sets the level from which on the server sends log messages.
	 * @param level the level
	 * @return the response, which leads back to these operations
	 */
	Response<McpOperations> setLogLevel(LoggingLevel level);

	/**
	 * Returns what the server said of itself in the handshake: name, version,
	 * instructions, capabilities, and the negotiated protocol version.
	 * @return an assertion on it
	 */
	InitializeResultAssert server();

	/**
	 * Asks for all that a client can know of the server: what it says of itself, and its
	 * tools, resources, resource templates and prompts, on all pages. <pre class="code">
	 * assertThat(mcp.contract()).isAsIn("bookshop.json");
	 * </pre>
	 * @return the contract
	 * @throws AssertionError if a call fails
	 */
	McpServerContract contract();

	/**
	 * Sends any JSON-RPC request, as it is.
	 * @param method the method
	 * @param params the parameters, or {@code null} for none
	 * @return the response, which leads to the result as JSON
	 */
	Response<JsonContentAssert> sendRequest(String method, @Nullable Object params);

	/**
	 * Sends any JSON-RPC notification, as it is.
	 * @param method the method
	 * @param params the parameters, or {@code null} for none
	 * @return the response, which says whether the server took it, and leads back
	 */
	Response<McpOperations> sendNotification(String method, @Nullable Object params);

	/**
	 * The answer to a call. One of its methods says what the test expects, and fails with
	 * all that is known about the call if it is something else.
	 *
	 * @param <A> what a successful answer leads to
	 */
	interface Response<A> {

		/**
		 * Verifies that the call succeeded.
		 * @return an assertion on the result
		 */
		A isSuccessful();

		/**
		 * Verifies that the server answered with a JSON-RPC error.
		 * @return an assertion on the error
		 */
		McpErrorAssert isProtocolError();

		/**
		 * Verifies that the server refused the HTTP request.
		 * @param expected the expected status
		 * @return an assertion on the answer's headers and body
		 */
		HttpErrorAssert isHttpError(HttpStatusCode expected);

	}

	/**
	 * The answer to the call of a tool.
	 */
	interface ToolResponse extends Response<CallToolResultAssert> {

		/**
		 * Verifies that the tool reported an error: that there is a result, whose flag
		 * {@code isError} is set.
		 * @return an assertion on the result
		 */
		CallToolResultAssert isError();

	}

}
