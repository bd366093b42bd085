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
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.MapAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for a prompt that a server has filled in.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/server/prompts#getting-a-prompt">MCP
 * specification, Getting a Prompt</a>
 */
public class GetPromptResultAssert extends AbstractMcpAssert<GetPromptResultAssert, GetPromptResult> {

	/**
	 * Creates an assertion that reads JSON with the SDK's mapper. AssertJ's soft
	 * assertions are created this way.
	 * @param actual the result
	 */
	public GetPromptResultAssert(@Nullable GetPromptResult actual) {
		this(actual, McpJsonDefaults.getMapper());
	}

	/**
	 * Creates an assertion.
	 * @param actual the result
	 * @param jsonMapper the mapper that writes messages of failures
	 */
	public GetPromptResultAssert(@Nullable GetPromptResult actual, McpJsonMapper jsonMapper) {
		super(actual, GetPromptResultAssert.class, jsonMapper);
	}

	/**
	 * Leads to the description.
	 * @return an assertion on the description, which may be missing
	 */
	public final AbstractStringAssert<?> description() {
		return part("description", Assertions.assertThat(present().description()));
	}

	/**
	 * Leads to the messages.
	 * @return an assertion on the messages, in the server's order
	 */
	public final ListAssert<PromptMessage> messages() {
		return part("messages", Assertions.assertThat(present().messages()));
	}

	/**
	 * Verifies that there is exactly one message, and who it is from.
	 * @param expected the expected role
	 * @return this assertion
	 */
	public GetPromptResultAssert hasRole(Role expected) {
		PromptMessage message = only(present().messages(), "message");
		part("role", Assertions.assertThatObject(message.role())).isEqualTo(expected);
		return this;
	}

	/**
	 * Leads to the text, if there is exactly one message with text.
	 * @return an assertion on the text
	 */
	public final AbstractStringAssert<?> text() {
		String text = only(textList(), "message with text");
		return part("text", Assertions.assertThat(text));
	}

	/**
	 * Leads to the texts of all messages that have one.
	 * @return an assertion on the texts, in the server's order
	 */
	public final ListAssert<String> texts() {
		return strings("texts", textList());
	}

	/**
	 * Leads to {@code _meta}.
	 * @return an assertion on the entries, of which there are none if the field is
	 * missing
	 */
	public final MapAssert<String, Object> meta() {
		return meta(present().meta());
	}

	private List<String> textList() {
		return present().messages()
			.stream()
			.map(PromptMessage::content)
			.filter(TextContent.class::isInstance)
			.map((content) -> ((TextContent) content).text())
			.toList();
	}

}
