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

package dev.mcpslice.parallel;

import dev.mcpslice.client.McpClientFactory;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

/**
 * The context of a test class that JUnit does not run.
 */
final class OpenSlice implements AutoCloseable {

	static final CallToolRequest WHO_ARE_YOU = CallToolRequest.builder("who_are_you").build();

	static final CallToolRequest WAIT = CallToolRequest.builder("wait").build();

	private final String name;

	private final TestContext testContext;

	private final ApplicationContext context;

	private OpenSlice(String name, Class<?> testClass) {
		this.name = name;
		this.testContext = Generated.with(testClass, () -> new TestContextManager(testClass)).getTestContext();
		this.context = Generated.with(testClass, this.testContext::getApplicationContext);
	}

	/**
	 * Opens the context of a test class.
	 * @param name the name by which its tool is going to answer
	 * @param testClass the test class
	 * @return the open context
	 */
	static OpenSlice of(String name, Class<?> testClass) {
		return new OpenSlice(name, testClass);
	}

	String name() {
		return this.name;
	}

	ApplicationContext context() {
		return this.context;
	}

	McpClientFactory clients() {
		return this.context.getBean(McpClientFactory.class);
	}

	@Override
	public void close() {
		this.testContext.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
	}

	/**
	 * Gives the context back, for whoever comes next.
	 */
	void release() {
		this.testContext.markApplicationContextUnused();
	}

	static String ask(McpSyncClient mcp) {
		return text(mcp.callTool(WHO_ARE_YOU));
	}

	static Mono<String> ask(McpAsyncClient mcp) {
		return mcp.callTool(WHO_ARE_YOU).map(OpenSlice::text);
	}

	private static String text(CallToolResult result) {
		return ((TextContent) result.content().get(0)).text();
	}

}
