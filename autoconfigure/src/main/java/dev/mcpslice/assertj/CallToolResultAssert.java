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
import io.modelcontextprotocol.spec.McpSchema.AudioContent;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.assertj.core.api.AbstractByteArrayAssert;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.MapAssert;
import org.jspecify.annotations.Nullable;

import org.springframework.test.json.JsonContentAssert;
import org.springframework.test.json.JsonPathValueAssert;

/**
 * Assertions for the result of a tool.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-result">MCP
 * specification, Tool Result</a>
 */
public class CallToolResultAssert extends AbstractMcpAssert<CallToolResultAssert, CallToolResult> {

	/**
	 * Creates an assertion that reads JSON with the SDK's mapper. AssertJ's soft
	 * assertions are created this way.
	 * @param actual the result
	 */
	public CallToolResultAssert(@Nullable CallToolResult actual) {
		this(actual, McpJsonDefaults.getMapper());
	}

	/**
	 * Creates an assertion.
	 * @param actual the result
	 * @param jsonMapper the mapper that reads structured content as objects
	 */
	public CallToolResultAssert(@Nullable CallToolResult actual, McpJsonMapper jsonMapper) {
		super(actual, CallToolResultAssert.class, jsonMapper);
	}

	/**
	 * Verifies that the tool reported no error. <pre class="code">
	 * // passes
	 * assertThat(CallToolResult.builder().addTextContent("42").build()).isSuccessful();
	 * // fails
	 * assertThat(CallToolResult.builder().addTextContent("Oh").isError(true).build()).isSuccessful();
	 * </pre>
	 * @return this assertion
	 */
	public CallToolResultAssert isSuccessful() {
		if (isErrorFlagSet()) {
			throw failure("Expected the tool to succeed, but it reported an error:%n%s", text(this.actual));
		}
		return this;
	}

	/**
	 * Verifies that the tool reported an error: that the result's flag {@code isError} is
	 * set. A JSON-RPC error is no result at all. <pre class="code">
	 * // passes
	 * assertThat(CallToolResult.builder().addTextContent("Oh").isError(true).build()).isError();
	 * // fails
	 * assertThat(CallToolResult.builder().addTextContent("42").build()).isError();
	 * </pre>
	 * @return this assertion
	 */
	public CallToolResultAssert isError() {
		if (!isErrorFlagSet()) {
			throw failure("Expected the tool to report an error, but it succeeded:%n%s", text(this.actual));
		}
		return this;
	}

	private boolean isErrorFlagSet() {
		return Boolean.TRUE.equals(present().isError());
	}

	/**
	 * Leads to the content, of whatever kinds.
	 * @return an assertion on the items, in the server's order
	 */
	public final ListAssert<Content> contents() {
		return part("content", Assertions.assertThat(present().content()));
	}

	/**
	 * Leads to the text, if there is exactly one item of text content.
	 * @return an assertion on the text
	 */
	public final AbstractStringAssert<?> text() {
		TextContent content = only(TextContent.class, "text");
		return part("text", Assertions.assertThat(content.text()));
	}

	/**
	 * Leads to all items of text content.
	 * @return an assertion on the texts, in the server's order
	 */
	public final ListAssert<String> texts() {
		return strings("texts", all(TextContent.class).stream().map(TextContent::text).toList());
	}

	/**
	 * Leads to the decoded data of the image, if there is exactly one.
	 * @return an assertion on the image's bytes
	 */
	public final AbstractByteArrayAssert<?> image() {
		ImageContent content = only(ImageContent.class, "image");
		return part("image", Assertions.assertThat(decode("The image's data", content.data())));
	}

	/**
	 * Leads to all images.
	 * @return an assertion on the images, in the server's order
	 */
	public final ListAssert<ImageContent> images() {
		return part("images", Assertions.assertThat(all(ImageContent.class)));
	}

	/**
	 * Leads to the decoded data of the audio content, if there is exactly one item.
	 * @return an assertion on the audio content's bytes
	 */
	public final AbstractByteArrayAssert<?> audio() {
		AudioContent content = only(AudioContent.class, "piece of audio");
		return part("audio", Assertions.assertThat(decode("The audio content's data", content.data())));
	}

	/**
	 * Leads to all items of audio content.
	 * @return an assertion on the items, in the server's order
	 */
	public final ListAssert<AudioContent> audios() {
		return part("audios", Assertions.assertThat(all(AudioContent.class)));
	}

	/**
	 * Leads to all links to resources.
	 * @return an assertion on the links, in the server's order
	 */
	public final ListAssert<ResourceLink> resourceLinks() {
		return part("resource links", Assertions.assertThat(all(ResourceLink.class)));
	}

	/**
	 * Leads to all embedded resources.
	 * @return an assertion on the resources, in the server's order
	 */
	public final ListAssert<EmbeddedResource> embeddedResources() {
		return part("embedded resources", Assertions.assertThat(all(EmbeddedResource.class)));
	}

	/**
	 * Leads to the structured content as JSON.
	 * @return an assertion on the JSON
	 */
	public final JsonContentAssert structured() {
		return json("structured content", structuredContent());
	}

	/**
	 * Leads to a value of the structured content. <pre class="code">
	 * assertThat(result).structured("$.books[0].author").isEqualTo("Μίλτος Σαχτούρης");
	 * </pre>
	 * @param path the JSON path of the value, which has to exist
	 * @return an assertion on the value
	 */
	public final JsonPathValueAssert structured(String path) {
		return describe("structured content at " + path, structured().extractingPath(path));
	}

	/**
	 * Leads to the structured content as an object. What the type does not have is
	 * ignored; {@link #structured()} compares all there is.
	 * @param <T> the type of the object
	 * @param type the type of the object
	 * @return an assertion on the object
	 */
	public final <T> AbstractObjectAssert<?, T> structured(Class<T> type) {
		T object = convert("The structured content", structuredContent(), type);
		return part("structured content as " + type.getSimpleName(), Assertions.assertThatObject(object));
	}

	private Object structuredContent() {
		Object content = present().structuredContent();
		if (content == null) {
			throw failure("Expected structured content, but there is none in%n%s", text(this.actual));
		}
		return content;
	}

	/**
	 * Verifies that there is no structured content.
	 * @return this assertion
	 */
	public CallToolResultAssert hasNoStructuredContent() {
		Object content = present().structuredContent();
		if (content != null) {
			throw failure("Expected no structured content, but there is%n%s", text(content));
		}
		return this;
	}

	/**
	 * Verifies that the structured content is what the tool promises. A tool with an
	 * output schema has to return structured content; one without may return anything.
	 * @param tool the tool, as the server lists it
	 * @return this assertion
	 * @see <a href=
	 * "https://modelcontextprotocol.io/specification/2025-11-25/server/tools#output-schema">MCP
	 * specification, Output Schema</a>
	 */
	public CallToolResultAssert matchesOutputSchemaOf(Tool tool) {
		Object content = present().structuredContent();
		if (tool.outputSchema() == null) {
			return this;
		}
		if (content == null) {
			throw failure("The tool '%s' has an output schema, so that its result needs structured content. "
					+ "There is none in%n%s", tool.name(), text(this.actual));
		}
		var validation = McpJsonDefaults.getSchemaValidator().validate(tool.outputSchema(), content);
		if (!validation.valid()) {
			throw failure(
					"The structured content does not match the output schema of the tool '%s': %s%n"
							+ "Structured content: %s%nOutput schema: %s",
					tool.name(), validation.errorMessage(), text(content), text(tool.outputSchema()));
		}
		return this;
	}

	/**
	 * Leads to {@code _meta}.
	 * @return an assertion on the entries, of which there are none if the field is
	 * missing
	 */
	public final MapAssert<String, Object> meta() {
		return meta(present().meta());
	}

	private <T extends Content> T only(Class<T> type, String kind) {
		return only(all(type), kind);
	}

	private <T extends Content> List<T> all(Class<T> type) {
		return present().content().stream().filter(type::isInstance).map(type::cast).toList();
	}

}
