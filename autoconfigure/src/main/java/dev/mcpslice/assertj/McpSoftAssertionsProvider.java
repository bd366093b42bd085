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
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/**
 * Soft assertions for the types of the MCP Java SDK, to be mixed into a class of soft
 * assertions of your own.
 *
 * @see McpSoftAssertions
 */
public interface McpSoftAssertionsProvider extends SoftAssertionsProvider {

	/**
	 * Starts a soft assertion on the result of a tool.
	 * @param actual the result
	 * @return the assertion
	 */
	default CallToolResultAssert assertThat(@Nullable CallToolResult actual) {
		return proxy(CallToolResultAssert.class, CallToolResult.class, actual);
	}

	/**
	 * Starts a soft assertion on a resource that has been read.
	 * @param actual the result
	 * @return the assertion
	 */
	default ReadResourceResultAssert assertThat(@Nullable ReadResourceResult actual) {
		return proxy(ReadResourceResultAssert.class, ReadResourceResult.class, actual);
	}

	/**
	 * Starts a soft assertion on a prompt that has been filled in.
	 * @param actual the result
	 * @return the assertion
	 */
	default GetPromptResultAssert assertThat(@Nullable GetPromptResult actual) {
		return proxy(GetPromptResultAssert.class, GetPromptResult.class, actual);
	}

	/**
	 * Starts a soft assertion on a completion.
	 * @param actual the result
	 * @return the assertion
	 */
	default CompleteResultAssert assertThat(@Nullable CompleteResult actual) {
		return proxy(CompleteResultAssert.class, CompleteResult.class, actual);
	}

	/**
	 * Starts a soft assertion on what a server says of itself.
	 * @param actual the result
	 * @return the assertion
	 */
	default InitializeResultAssert assertThat(@Nullable InitializeResult actual) {
		return proxy(InitializeResultAssert.class, InitializeResult.class, actual);
	}

	/**
	 * Starts a soft assertion on a tool.
	 * @param actual the tool
	 * @return the assertion
	 */
	default ToolAssert assertThat(@Nullable Tool actual) {
		return proxy(ToolAssert.class, Tool.class, actual);
	}

	/**
	 * Starts a soft assertion on a JSON-RPC error.
	 * @param actual the error
	 * @return the assertion
	 */
	default McpErrorAssert assertThat(@Nullable McpError actual) {
		return proxy(McpErrorAssert.class, McpError.class, actual);
	}

	/**
	 * Starts a soft assertion on a sampling request.
	 * @param actual the request
	 * @return the assertion
	 */
	default CreateMessageRequestAssert assertThat(@Nullable CreateMessageRequest actual) {
		return proxy(CreateMessageRequestAssert.class, CreateMessageRequest.class, actual);
	}

	/**
	 * Starts a soft assertion on a form with which a server asks.
	 * @param actual the request
	 * @return the assertion
	 */
	default ElicitFormRequestAssert assertThat(@Nullable ElicitFormRequest actual) {
		return proxy(ElicitFormRequestAssert.class, ElicitFormRequest.class, actual);
	}

	/**
	 * Starts a soft assertion on a URL to which a server sends.
	 * @param actual the request
	 * @return the assertion
	 */
	default ElicitUrlRequestAssert assertThat(@Nullable ElicitUrlRequest actual) {
		return proxy(ElicitUrlRequestAssert.class, ElicitUrlRequest.class, actual);
	}

	/**
	 * Starts a soft assertion on the contract of a server.
	 * @param actual the contract
	 * @return the assertion
	 */
	default McpServerContractAssert assertThat(@Nullable McpServerContract actual) {
		return proxy(McpServerContractAssert.class, McpServerContract.class, actual);
	}

}
