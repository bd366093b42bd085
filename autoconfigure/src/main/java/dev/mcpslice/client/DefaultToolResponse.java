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

import dev.mcpslice.assertj.CallToolResultAssert;
import dev.mcpslice.client.McpOperations.ToolResponse;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;

/**
 * {@link ToolResponse} that asks the result for its error flag.
 */
final class DefaultToolResponse extends DefaultResponse<CallToolResult, CallToolResultAssert> implements ToolResponse {

	DefaultToolResponse(Outcome<CallToolResult> outcome, McpJsonMapper jsonMapper, Findings findings) {
		super(outcome, (result) -> new CallToolResultAssert(result, jsonMapper), jsonMapper, findings);
	}

	@Override
	boolean isToolError(CallToolResult result) {
		return Boolean.TRUE.equals(result.isError());
	}

	@Override
	public CallToolResultAssert isSuccessful() {
		return super.isSuccessful().isSuccessful();
	}

	@Override
	public CallToolResultAssert isError() {
		Outcome<CallToolResult> outcome = examine();
		return lead(outcome.result().orElseThrow(() -> outcome.insteadOf("a tool's error"))).isError();
	}

}
