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

import java.util.List;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for a sampling request: what a server asks its client's model.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/client/sampling#creating-messages">MCP
 * specification, Creating Messages</a>
 */
public class CreateMessageRequestAssert extends AbstractMcpAssert<CreateMessageRequestAssert, CreateMessageRequest> {

	/**
	 * Creates an assertion that reads JSON with the SDK's mapper. AssertJ's soft
	 * assertions are created this way.
	 * @param actual the request
	 */
	public CreateMessageRequestAssert(@Nullable CreateMessageRequest actual) {
		this(actual, McpJsonDefaults.getMapper());
	}

	/**
	 * Creates an assertion.
	 * @param actual the request
	 * @param jsonMapper the mapper that writes messages of failures
	 */
	public CreateMessageRequestAssert(@Nullable CreateMessageRequest actual, McpJsonMapper jsonMapper) {
		super(actual, CreateMessageRequestAssert.class, jsonMapper);
	}

	/**
	 * Leads to the messages.
	 * @return an assertion on the messages, in the server's order
	 */
	public final ListAssert<SamplingMessage> messages() {
		return part("messages", Assertions.assertThat(present().messages()));
	}

	/**
	 * Leads to the text, if there is exactly one message with text.
	 * @return an assertion on the text
	 */
	public final AbstractStringAssert<?> text() {
		List<String> texts = present().messages()
			.stream()
			.map(SamplingMessage::content)
			.filter(TextContent.class::isInstance)
			.map((content) -> ((TextContent) content).text())
			.toList();
		return part("text", Assertions.assertThat(only(texts, "message with text")));
	}

	/**
	 * Leads to the system prompt.
	 * @return an assertion on the system prompt, which may be missing
	 */
	public final AbstractStringAssert<?> systemPrompt() {
		return part("system prompt", Assertions.assertThat(present().systemPrompt()));
	}

	/**
	 * Verifies how long the answer may be.
	 * @param expected the expected limit, in tokens
	 * @return this assertion
	 */
	public CreateMessageRequestAssert hasMaxTokens(int expected) {
		part("maxTokens", Assertions.assertThat(present().maxTokens())).isEqualTo(expected);
		return this;
	}

}
