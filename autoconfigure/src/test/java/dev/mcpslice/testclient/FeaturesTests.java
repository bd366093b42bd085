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

package dev.mcpslice.testclient;

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteContext;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.Root;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

/**
 * What there is beside tools. The server is shared with no other class, since it tells
 * all clients of its updates.
 */
@McpServerTest(properties = "spring.application.name=features")
class FeaturesTests {

	@Test
	void listsResources(McpTestClient mcp) {
		mcp.listResources()
			.isSuccessful()
			.extracting(Resource::uri)
			.containsExactlyInAnyOrder("station://status", "station://photo");
	}

	@Test
	void listsResourceTemplates(McpTestClient mcp) {
		mcp.listResourceTemplates()
			.isSuccessful()
			.extracting(ResourceTemplate::uriTemplate)
			.containsExactly("station://cities/{city}");
	}

	@Test
	void readsText(McpTestClient mcp) {
		mcp.readResource("station://cities/lviv")
			.isSuccessful()
			.hasUri("station://cities/lviv")
			.text()
			.isEqualTo("It rains");
	}

	@Test
	void readsJson(McpTestClient mcp) {
		var status = mcp.readResource("station://status").isSuccessful();

		status.hasMimeType("application/json").json("$.wind.knots").isEqualTo(12);
		status.json().isLenientlyEqualTo("{\"wind\": {}}");
		status.json(Status.class).isEqualTo(new Status(Map.of("knots", 12)));
		status.contents().hasSize(1);
		status.meta().containsEntry("age", 3);
	}

	@Test
	void readsBytes(McpTestClient mcp) {
		mcp.readResource("station://photo")
			.isSuccessful()
			.hasMimeType("image/png")
			.bytes()
			.isEqualTo(StationFeatures.PHOTO);
	}

	@Test
	void readsTheErrorOfAResourceThatIsNotThere(McpTestClient mcp) {
		mcp.readResource("station://moon").isProtocolError().hasCode(-32002).data("$.uri").isEqualTo("station://moon");
	}

	@Test
	void subscribesAndUnsubscribes(McpTestClient mcp, @Autowired McpSyncServer server) {
		mcp.subscribe("station://status").isSuccessful().subscribe("station://photo").isSuccessful();
		mcp.stimulate(() -> server.notifyResourcesUpdated(new ResourcesUpdatedNotification("station://status")))
			.resourceUpdates()
			.untilNext();
		mcp.unsubscribe("station://status").isSuccessful();

		mcp.stimulate(() -> {
			server.notifyResourcesUpdated(new ResourcesUpdatedNotification("station://status"));
			server.notifyResourcesUpdated(new ResourcesUpdatedNotification("station://photo"));
		})
			.resourceUpdates()
			.untilNext()
			.extracting(ResourcesUpdatedNotification::uri)
			.containsExactly("station://photo");
	}

	@Test
	void listsPrompts(McpTestClient mcp) {
		mcp.listPrompts().isSuccessful().extracting(Prompt::name).containsExactlyInAnyOrder("ask", "greet");
	}

	@Test
	void getsAPrompt(McpTestClient mcp) {
		var prompt = mcp.getPrompt("ask", Map.of("city", "Львів")).isSuccessful();

		prompt.description().isEqualTo("Asks for the weather");
		prompt.messages().hasSize(2).first().extracting("role").isEqualTo(Role.USER);
		prompt.texts().containsExactly("How is it in Львів?", "Wet.");
		prompt.meta().isEmpty();
	}

	@Test
	void getsAPromptWithARecord(McpTestClient mcp) {
		mcp.getPrompt("ask", new ToolCallsTests.Place("Львів"))
			.isSuccessful()
			.texts()
			.first()
			.asString()
			.contains("Львів");
	}

	@Test
	void readsTheErrorOfAPromptThatIsNotThere(McpTestClient mcp) {
		mcp.getPrompt("tell", Map.of()).isProtocolError().hasCode(-32602);
	}

	@Test
	void completesTheArgumentOfAPrompt(McpTestClient mcp) {
		mcp.completePrompt("ask", "city", "Lv")
			.isSuccessful()
			.hasTotal(7)
			.hasMore()
			.values()
			.containsExactly("anywhere/Lv");
	}

	@Test
	void completesWithTheArgumentsThatAreKnown(McpTestClient mcp) {
		CompleteRequest request = CompleteRequest
			.builder(PromptReference.builder("ask").build(), new CompleteArgument("city", "Lv"))
			.context(CompleteContext.builder().arguments(Map.of("country", "ua")).build())
			.build();

		mcp.complete(request).isSuccessful().values().containsExactly("ua/Lv");
	}

	@Test
	void completesTheVariableOfATemplate(McpTestClient mcp) {
		mcp.completeResource("station://cities/{city}", "city", "Ath")
			.isSuccessful()
			.hasNoMore()
			.values()
			.containsExactly("Athens");
	}

	@Test
	void pings(McpTestClient mcp) {
		mcp.ping().isSuccessful().ping().isSuccessful();
	}

	@Test
	void setsTheLogLevel(McpTestClient mcp) {
		mcp.setLogLevel(LoggingLevel.WARNING).isSuccessful();
	}

	@Test
	void readsWhatTheServerSaysOfItself(McpTestClient mcp) {
		mcp.server().hasName("mcp-server").hasVersion("1.0.0").hasProtocolVersion("2025-11-25");
		mcp.server().instructions().isNull();
		mcp.server().capabilities().extracting("resources.subscribe").isEqualTo(true);
	}

	@Test
	void sendsAnyRequest(McpTestClient mcp) {
		mcp.sendRequest("tools/list", null)
			.isSuccessful()
			.extractingPath("$.tools[*].name")
			.asArray()
			.contains("report");
	}

	@Test
	void sendsRequestsThatTheServerDoesNotKnow(McpTestClient mcp) {
		mcp.sendRequest("weather/change", Map.of("to", "sunny"))
			.isProtocolError()
			.hasCode(-32601)
			.hasMessageContaining("weather/change");
	}

	@Test
	void sendsAnyNotification(McpTestClient mcp) {
		McpTestClient rooted = mcp.mutate().roots(Root.builder("file:///etc").build()).build();

		rooted.sendNotification("notifications/roots/list_changed", null).isSuccessful();

		rooted.roots().areAskedFor();
	}

	@Test
	void getsAPromptWithoutArguments(McpTestClient mcp) {
		mcp.getPrompt("greet").isSuccessful().text().isEqualTo("Good day");
	}

	/**
	 * How it is.
	 */
	record Status(Map<String, Integer> wind) {

	}

}
