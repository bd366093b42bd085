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

package dev.mcpslice.wire.sse;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.wire.EventStream;

import org.springframework.ai.mcp.annotation.McpTool;

/**
 * Keeps a call waiting until a test lets it go on.
 */
class Gate {

	private final Map<String, CountDownLatch> latches = new ConcurrentHashMap<>();

	@McpTool(name = "wait_at_gate", description = "Waits until a gate is opened")
	String waitAtGate(String name) throws InterruptedException {
		return latch(name).await(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS) ? "Passed " + name
				: "Gave up at " + name;
	}

	void open(String name) {
		latch(name).countDown();
	}

	private CountDownLatch latch(String name) {
		return this.latches.computeIfAbsent(name, (key) -> new CountDownLatch(1));
	}

}
