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

package dev.mcpslice.internal.client.session;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.transport.Exchange;
import dev.mcpslice.internal.client.wire.Secrets;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ToolSchemas}: a change is told late, or not at all.
 */
class ToolSchemasTests {

	private final Iterator<String> required = List.of("a", "b", "c").iterator();

	@Test
	void looksAgainBeforeItFindsFault() {
		ToolSchemas schemas = new ToolSchemas(true);

		verify(schemas, "a");
		verify(schemas, "b");

		assertThat(this.required.next()).isEqualTo("c");
	}

	@Test
	void findsFaultWithWhatDoesNotMatchAnyMore() {
		ToolSchemas schemas = new ToolSchemas(true);

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> verify(schemas, "z"))
			.withMessageContaining("does not match the output schema of the tool 'racer'")
			.withMessageContaining("\"required\":[\"b\"]");
	}

	@Test
	void looksOnceAtAServerThatTellsOfChanges() {
		ToolSchemas schemas = new ToolSchemas(true);

		verify(schemas, "a");
		verify(schemas, "a");

		assertThat(this.required.next()).isEqualTo("b");
	}

	@Test
	void looksEachTimeAtAnyOther() {
		ToolSchemas schemas = new ToolSchemas(false);

		verify(schemas, "a");

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> verify(schemas, "a"))
			.withMessageContaining("\"required\":[\"c\"]");
	}

	private void verify(ToolSchemas schemas, String key) {
		schemas.verifyResult(CallToolRequest.builder("racer").build(),
				CallToolResult.builder().structuredContent(Map.of(key, 1)).build(), 0, this::list,
				new Exchange("racer", McpTransport.SSE, "http://127.0.0.1:1/sse", new Secrets(List.of())));
	}

	private List<Tool> list() {
		return List.of(Tool.builder("racer", Map.of("type", "object"))
			.outputSchema(Map.of("type", "object", "required", List.of(this.required.next())))
			.build());
	}

}
