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

package dev.mcpslice.guarded;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.guard.McpGuardTests;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

class GuardTests {

	@Test
	void tryIt() {
		for (Class<?> type : java.util.List.of(OnWebFlux.class, OnServlets.class)) {
			long start = System.nanoTime();
			GuardTrees trees = GuardTrees.of(type);
			System.err.println("=== " + type.getSimpleName() + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
			System.err.println(trees);
		}
		assertThat(1).isOne();
	}

	@McpServerTest
	static class OnWebFlux implements McpGuardTests {

	}

	@McpServerTest
	@ActiveProfiles("servlet")
	static class OnServlets implements McpGuardTests {

	}

}
