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

package dev.mcpslice.wire.streamablehttp;

import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * Methods of HTTP that mean nothing to an MCP server.
 */
@Tag("platform")
class MethodsTests extends RequestTests {

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "PATCH" })
	@Scenario("A07")
	void areAnsweredAsIfThereWereNoEndpoint(String method) {
		this.web.method(HttpMethod.valueOf(method))
			.uri("/mcp")
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM)
			.bodyValue(Messages.INITIALIZE)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.doesNotExist(HttpHeaders.ALLOW)
			.expectBody();
	}

}
