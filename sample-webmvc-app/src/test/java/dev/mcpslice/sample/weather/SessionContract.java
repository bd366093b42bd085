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

package dev.mcpslice.sample.weather;

import java.util.List;
import java.util.Map;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.internal.client.DefaultMcpClientFactory;
import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.process.McpServerProcess;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What the weather office does over every transport that has sessions.
 */
@Timeout(60)
abstract class SessionContract {

	private McpTestClient mcp;

	abstract McpServerProcess server();

	@BeforeEach
	void connect() {
		this.mcp = server().clients().test();
	}

	@AfterEach
	void disconnect() {
		this.mcp.close();
	}

	@Test
	void offersItsTools() {
		this.mcp.listTools()
			.isSuccessful()
			.extracting(Tool::name)
			.containsExactlyInAnyOrder("current_weather", "report_temperatures", "open_station", "issue_warning");
	}

	@Test
	void answersACall() {
		this.mcp.callTool("current_weather", Map.of("id", "sapporo")).isSuccessful().structured().isStrictlyEqualTo("""
				{ "id": "sapporo", "place": "札幌", "temperature": 2.0 }""");
	}

	@Test
	void saysWhatIsWrongWithACall() {
		this.mcp.callTool("current_weather", Map.of("id", "atlantis"))
			.isError()
			.text()
			.contains("There is no station 'atlantis'");
	}

	@Test
	void showsAResource() {
		this.mcp.readResource("weather://stations").isSuccessful().text().contains("ivalo Ivalo", "odesa Одеса");
	}

	@Test
	void givesAPrompt() {
		this.mcp.getPrompt("pack", Map.of("id", "sapporo"))
			.isSuccessful()
			.text()
			.isEqualTo("I travel to 札幌, where it has 2.0 degrees. What do I pack?");
	}

	@Test
	void asksBackWithinACall() {
		this.mcp.elicitation().accepts(Map.of("place", "Reykjavík", "temperature", 4));

		this.mcp.callTool("open_station", Map.of("id", "reykjavik"))
			.isSuccessful()
			.text()
			.isEqualTo("The station in Reykjavík is open.");

		this.mcp.elicitation().request().message().isEqualTo("Where is the station 'reykjavik'?");
		this.mcp.readResource("weather://stations").isSuccessful().text().contains("reykjavik Reykjavík");
	}

	@Test
	void tellsWithinACallHowFarItIs() {
		this.mcp
			.callTool(CallToolRequest.builder("report_temperatures")
				.arguments(Map.of("id", "odesa", "temperatures", List.of(9.0, 9.5)))
				.progressToken("report-1")
				.build())
			.isSuccessful();

		this.mcp.notifications()
			.progress("report-1")
			.received()
			.extracting(ProgressNotification::progress, ProgressNotification::total)
			.containsExactly(tuple(1.0, 2.0), tuple(2.0, 2.0));
		this.mcp.notifications()
			.logMessages()
			.received()
			.extracting(LoggingMessageNotification::level, LoggingMessageNotification::data)
			.containsExactly(tuple(LoggingLevel.INFO, "Одеса: 9.0 degrees"),
					tuple(LoggingLevel.INFO, "Одеса: 9.5 degrees"));
	}

	// The listener has been opened just before: nothing is lost.
	@RepeatedTest(5)
	void tellsOthersOfAWarningAsSoonAsTheyListen() {
		try (McpTestClient listener = server().clients().test()) {
			String uri = this.mcp.callTool("issue_warning", Map.of("id", "ivalo", "text", "Snow"))
				.isSuccessful()
				.text()
				.actual();

			listener.notifications().resourceListChanges().untilNext();
			listener.readResource(uri).isSuccessful().text().isEqualTo("Snow");
		}
	}

	@Test
	void servesTheClientOfTheSdk() {
		try (McpSyncClient client = server().clients().sync()) {
			assertThat(client.getServerInfo().name()).isEqualTo("weather");
			assertThat(client.readResource(ReadResourceRequest.builder("weather://stations").build()).contents())
				.singleElement()
				.isInstanceOf(TextResourceContents.class);
		}
	}

	@Test
	void refusesAClientThatMeansAnother() {
		McpClientFactory clients = DefaultMcpClientFactory.create(server().endpoints(),
				ServerIdentity.create("the bookshop"), new StandardEnvironment());

		assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(clients::test)
			.withMessageContaining("The client means the MCP server of the bookshop")
			.withMessageContaining("it met the MCP server of " + server().name());
	}

}
