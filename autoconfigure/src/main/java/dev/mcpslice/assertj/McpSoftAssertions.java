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

import org.assertj.core.api.SoftAssertions;

/**
 * AssertJ's soft assertions with those for the types of the MCP Java SDK: a test goes on
 * after one has failed, and tells all failures at its end. <pre class="code">
 * &#64;ExtendWith(SoftAssertionsExtension.class)
 * class WeatherTests {
 *
 *     &#64;Test
 *     void report(McpSyncClient mcp, McpSoftAssertions softly) {
 *         CallToolResult result = mcp.callTool(new CallToolRequest("report", Map.of("city", "Oslo")));
 *         softly.assertThat(result).isSuccessful();
 *         softly.assertThat(result).texts().hasSize(2);
 *     }
 *
 * }
 * </pre> What Spring's assertions check, such as those of JSON, is soft within
 * {@link #check}, as are the calls of a test client: <pre class="code">
 * softly.check(() -&gt; mcp.callTool("report").structured("$.temperature").isEqualTo(22.5));
 * </pre> An assertion that leads to something which is not there, such as the only text
 * of a result without text, ends the test at once: there is nothing to go on with. Not
 * for use by several threads at once.
 */
public class McpSoftAssertions extends SoftAssertions implements McpSoftAssertionsProvider {

	/**
	 * Creates soft assertions without a failure.
	 */
	public McpSoftAssertions() {
	}

}
