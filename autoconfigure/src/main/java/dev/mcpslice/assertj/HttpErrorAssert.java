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

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.test.http.HttpHeadersAssert;

/**
 * Assertions for an HTTP answer that refuses a call.
 */
public class HttpErrorAssert extends AbstractMcpAssert<HttpErrorAssert, ResponseEntity<String>> {

	/**
	 * Creates an assertion that reads JSON with the SDK's mapper. AssertJ's soft
	 * assertions are created this way.
	 * @param actual the answer
	 */
	public HttpErrorAssert(@Nullable ResponseEntity<String> actual) {
		this(actual, McpJsonDefaults.getMapper());
	}

	/**
	 * Creates an assertion.
	 * @param actual the answer
	 * @param jsonMapper the mapper that writes messages of failures
	 */
	public HttpErrorAssert(@Nullable ResponseEntity<String> actual, McpJsonMapper jsonMapper) {
		super(actual, HttpErrorAssert.class, jsonMapper);
	}

	/**
	 * Leads to the headers. <pre class="code">
	 * mcp.callTool("vault").isHttpError(UNAUTHORIZED).headers().containsHeader("WWW-Authenticate");
	 * </pre>
	 * @return an assertion on the headers
	 */
	public final HttpHeadersAssert headers() {
		return describe("headers", new HttpHeadersAssert(present().getHeaders()));
	}

	/**
	 * Leads to the body.
	 * @return an assertion on the body, which may be missing
	 */
	public final AbstractStringAssert<?> body() {
		return part("body", Assertions.assertThat(present().getBody()));
	}

}
