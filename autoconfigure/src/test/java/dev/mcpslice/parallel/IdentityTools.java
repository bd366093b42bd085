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

import java.util.concurrent.CountDownLatch;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tools that tell one context from another.
 */
@Component
class IdentityTools {

	private final String name;

	private final CountDownLatch entered = new CountDownLatch(1);

	private final CountDownLatch released = new CountDownLatch(1);

	IdentityTools(@Value("${test.identity:nobody}") String name) {
		this.name = name;
	}

	@McpTool(name = "who_are_you", description = "Tells which context this is")
	String whoAreYou() {
		return this.name;
	}

	@McpTool(name = "wait", description = "Waits until the test wants it to end")
	String await() throws InterruptedException {
		this.entered.countDown();
		this.released.await();
		return this.name;
	}

	/**
	 * Returns when somebody waits.
	 */
	CountDownLatch entered() {
		return this.entered;
	}

	void release() {
		this.released.countDown();
	}

}
