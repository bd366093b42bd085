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

package dev.mcpslice.internal.client.script;

import java.time.Duration;
import java.util.List;

import dev.mcpslice.internal.client.session.Findings;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.Root;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ScriptedRoots}.
 */
class ScriptedRootsTests {

	private static final JSONRPCRequest REQUEST = new JSONRPCRequest("roots/list", 1, null);

	private final ScriptedRoots roots = new ScriptedRoots(new Findings(), List.of());

	@Test
	void areAskedForAsTheyAre() {
		assertThat(this.roots.answer(REQUEST).block().roots()).isEmpty();
		this.roots.awaitRequest(Duration.ofSeconds(10));

		this.roots.set(Root.builder("file:///etc").build());
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.roots.awaitRequest(Duration.ofMillis(10)));

		assertThat(this.roots.answer(REQUEST).block().roots()).extracting(Root::uri).containsExactly("file:///etc");
		this.roots.awaitRequest(Duration.ofSeconds(10));
	}

}
