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

/**
 * Customizes all {@link McpTestClient}s of an application context, those that are
 * injected included. Declared as a bean of the test. <pre class="code">
 * &#064;TestConfiguration
 * static class Clients {
 *
 *     &#064;Bean
 *     McpTestClientCustomizer library() {
 *         return (client) -&gt; client.bearerToken("t0k3n").roots(LIBRARY);
 *     }
 *
 * }
 * </pre> What a test says of a client itself stands before it. The transport is a matter
 * of each test.
 */
@FunctionalInterface
public interface McpTestClientCustomizer {

	/**
	 * Customizes a client before it is opened.
	 * @param client the builder of the client
	 */
	void customize(McpTestClient.Builder client);

}
