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

import java.net.URI;

import dev.mcpslice.client.McpClientFactory;

import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

/**
 * The context of a test class, opened and closed as the test framework does it, without
 * running tests.
 */
final class OpenContext implements RunningServer {

	private final TestContext testContext;

	private final ApplicationContext context;

	private OpenContext(TestContext testContext) {
		this.testContext = testContext;
		this.context = testContext.getApplicationContext();
	}

	/**
	 * Opens a context.
	 * @param testClass whose context it is
	 * @return the open context
	 */
	static OpenContext of(Class<?> testClass) {
		return new OpenContext(new TestContextManager(testClass).getTestContext());
	}

	@Override
	public URI uri() {
		return URI.create("http://127.0.0.1:" + this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	@Override
	public McpClientFactory clients() {
		return this.context.getBean(McpClientFactory.class);
	}

	@Override
	public void close() {
		this.testContext.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
	}

}
