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

package dev.mcpslice.benchmarks;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;

import org.springframework.util.Assert;

/**
 * The call by which a client of the SDK is measured.
 */
public final class SuccessfulCall {

	private static final Application APPLICATION = Application.current();

	private SuccessfulCall() {
	}

	/**
	 * Calls the tool of the application on the class path.
	 * @param mcp who calls
	 * @return the answer
	 * @throws IllegalStateException if it is an error
	 */
	public static CallToolResult of(McpSyncClient mcp) {
		CallToolResult result = mcp.callTool(APPLICATION.call());
		Assert.state(!Boolean.TRUE.equals(result.isError()), () -> "The call has failed: " + result);
		return result;
	}

}
