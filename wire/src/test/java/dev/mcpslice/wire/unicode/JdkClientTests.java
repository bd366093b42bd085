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

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.SdkVersion;
import dev.mcpslice.wire.WireTests;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientSseClientTransport;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpTransportException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static dev.mcpslice.assertj.McpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the SDK's client on the HTTP client of the JDK makes of texts that parsers stumble
 * over. Up to version 2.0 it ended lines where Java's regular expressions do.
 */
@Tag("platform")
class JdkClientTests extends WireTests {

	@ParameterizedTest
	@FieldSource("dev.mcpslice.wire.unicode.Texts#DIFFICULT")
	@Scenario("E04")
	void readsOverStreamableHttpFromVersion21On(String text) {
		try (McpSyncClient client = open(
				HttpClientStreamableHttpTransport.builder(this.endpoints.baseUri().toString()).build(), text)) {
			if (isCut(text)) {
				assertThatExceptionOfType(McpTransportException.class).isThrownBy(() -> client.callTool(echo(text)))
					.withMessageStartingWith("Error parsing JSON-RPC message");
			}
			else {
				assertEchoes(client, text);
			}
		}
	}

	@ParameterizedTest
	@FieldSource("dev.mcpslice.wire.unicode.Texts#DIFFICULT")
	@Scenario("E04")
	@SuppressWarnings("deprecation")
	void readsOverSseFromVersion21On(String text) {
		try (McpSyncClient client = open(
				HttpClientSseClientTransport.builder(this.endpoints.baseUri().toString()).build(), text)) {
			if (isCut(text)) {
				assertThatException().isThrownBy(() -> client.callTool(echo(text)))
					.withCauseInstanceOf(TimeoutException.class);
			}
			else {
				assertEchoes(client, text);
			}
		}
	}

	private static McpSyncClient open(McpClientTransport transport, String text) {
		McpSyncClient client = McpClient.sync(transport)
			.requestTimeout(Duration.ofSeconds(isCut(text) ? 2 : 20))
			.build();
		client.initialize();
		return client;
	}

	private static boolean isCut(String text) {
		return SdkVersion.is20() && text.matches("(?s).*[\u0085\u2028\u2029].*");
	}

	private static void assertEchoes(McpSyncClient client, String text) {
		assertThat(client.callTool(echo(text))).isSuccessful()
			.text()
			.satisfies((actual) -> UnicodeScenarios.assertSameCodePoints(actual, "Echo: " + text));
	}

	private static CallToolRequest echo(String text) {
		return CallToolRequest.builder("echo").arguments(Map.of("text", text)).build();
	}

}
