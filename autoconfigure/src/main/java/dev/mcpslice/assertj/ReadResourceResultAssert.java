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

import java.io.IOException;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
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
 * Assertions for a resource that has been read. All but {@link #contents()} and
 * {@link #meta()} are about the only item of its contents.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/server/resources#reading-resources">MCP
 * specification, Reading Resources</a>
 */
public class ReadResourceResultAssert extends AbstractMcpAssert<ReadResourceResultAssert, ReadResourceResult> {

	/**
	 * Creates an assertion that reads JSON with the SDK's mapper. AssertJ's soft
	 * assertions are created this way.
	 * @param actual the result
	 */
	public ReadResourceResultAssert(@Nullable ReadResourceResult actual) {
		this(actual, McpJsonDefaults.getMapper());
	}

	/**
	 * Creates an assertion.
	 * @param actual the result
	 * @param jsonMapper the mapper that reads JSON as objects
	 */
	public ReadResourceResultAssert(@Nullable ReadResourceResult actual, McpJsonMapper jsonMapper) {
		super(actual, ReadResourceResultAssert.class, jsonMapper);
	}

	/**
	 * Leads to all items of the contents.
	 * @return an assertion on the items, in the server's order
	 */
	public final ListAssert<ResourceContents> contents() {
		return part("contents", Assertions.assertThat(present().contents()));
	}

	/**
	 * Verifies the URI under which the server gives the contents.
	 * @param expected the expected URI
	 * @return this assertion
	 */
	public ReadResourceResultAssert hasUri(String expected) {
		part("uri", Assertions.assertThat(onlyItem().uri())).isEqualTo(expected);
		return this;
	}

	/**
	 * Verifies the MIME type.
	 * @param expected the expected MIME type
	 * @return this assertion
	 */
	public ReadResourceResultAssert hasMimeType(String expected) {
		part("MIME type", Assertions.assertThat(onlyItem().mimeType())).isEqualTo(expected);
		return this;
	}

	/**
	 * Leads to the text.
	 * @return an assertion on the text
	 */
	public final AbstractStringAssert<?> text() {
		return part("text", Assertions.assertThat(textItem()));
	}

	/**
	 * Leads to the decoded bytes of a binary resource.
	 * @return an assertion on the bytes
	 */
	public final AbstractByteArrayAssert<?> bytes() {
		if (onlyItem() instanceof BlobResourceContents item) {
			return part("bytes", Assertions.assertThat(decode("The blob", item.blob())));
		}
		throw failure("Expected binary contents, but they are%n%s", text(onlyItem()));
	}

	/**
	 * Leads to the text as JSON.
	 * @return an assertion on the JSON
	 */
	public final JsonContentAssert json() {
		return json("JSON", parse());
	}

	private Object parse() {
		String text = textItem();
		try {
			return McpJsonDefaults.getMapper().readValue(text, Object.class);
		}
		catch (IOException ex) {
			throw failure("Expected JSON, but the text is%n%s", text);
		}
	}

	/**
	 * Leads to a value of the text, which is JSON.
	 * @param path the JSON path of the value, which has to exist
	 * @return an assertion on the value
	 */
	public final JsonPathValueAssert json(String path) {
		return describe("JSON at " + path, json().extractingPath(path));
	}

	/**
	 * Leads to the text, which is JSON, as an object. What the type does not have is
	 * ignored.
	 * @param <T> the type of the object
	 * @param type the type of the object
	 * @return an assertion on the object
	 */
	public final <T> AbstractObjectAssert<?, T> json(Class<T> type) {
		T object = convert("The JSON", parse(), type);
		return part("JSON as " + type.getSimpleName(), Assertions.assertThatObject(object));
	}

	/**
	 * Leads to {@code _meta} of the result.
	 * @return an assertion on the entries, of which there are none if the field is
	 * missing
	 */
	public final MapAssert<String, Object> meta() {
		return meta(present().meta());
	}

	private String textItem() {
		if (onlyItem() instanceof TextResourceContents item) {
			return item.text();
		}
		throw failure("Expected text, but the contents are%n%s", text(onlyItem()));
	}

	private ResourceContents onlyItem() {
		return only(present().contents(), "item of contents");
	}

}
