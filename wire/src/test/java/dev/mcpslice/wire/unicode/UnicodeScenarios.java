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

package dev.mcpslice.wire.unicode;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.wire.WireTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.opentest4j.AssertionFailedError;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Scenarios that are the same over each transport.
 */
@Import(Polyglot.class)
abstract class UnicodeScenarios extends WireTests {

	private final McpTransport transport;

	@Autowired
	private McpClientFactory clients;

	McpTestClient mcp;

	UnicodeScenarios(McpTransport transport) {
		this.transport = transport;
	}

	@BeforeEach
	void connect() {
		this.mcp = this.clients.over(this.transport).test();
	}

	@AfterEach
	void disconnect() {
		this.mcp.close();
	}

	McpTransport transport() {
		return this.transport;
	}

	/**
	 * Compares code points, and tells them by their numbers.
	 * @param actual what came
	 * @param expected what should have come
	 */
	static void assertSameCodePoints(String actual, String expected) {
		if (!actual.equals(expected)) {
			throw new AssertionFailedError("Other code points", numbers(expected), numbers(actual));
		}
	}

	private static String numbers(String text) {
		return String.join(" ", text.codePoints().mapToObj("U+%04X"::formatted).toList());
	}

}
