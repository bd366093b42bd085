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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.client.NotificationStream;
import dev.mcpslice.client.Notifications;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitationCompleteNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What the server tells is awaited by event, in order, and up to an event.
 */
@McpServerTest(properties = "spring.ai.mcp.server.protocol=STREAMABLE")
class NotificationsTests {

	@Autowired
	private McpSyncServer server;

	@Autowired
	private McpStreamableServerTransportProvider transport;

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void keepsTheOrderOfLogMessages(McpTransport transport, McpClientFactory clients) {
		try (McpTestClient mcp = clients.over(transport).test()) {
			for (int run = 0; run < 20; run++) {
				mcp.stimulate(() -> mcp.callTool("tell").isSuccessful())
					.logMessages()
					.until((message) -> message.level() == LoggingLevel.WARNING)
					.extracting(LoggingMessageNotification::data)
					.containsExactly("step 1", "step 2", "step 3");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void tellsTheProgressOfACall(McpTransport transport, McpClientFactory clients) {
		try (McpTestClient mcp = clients.over(transport).test()) {
			mcp.callTool(CallToolRequest.builder("tell").arguments(Map.of()).progressToken("t-1").build())
				.isSuccessful();

			mcp.notifications()
				.progress("t-1")
				.until((progress) -> progress.progress() == 3)
				.extracting(ProgressNotification::progress)
				.containsExactly(1.0, 2.0, 3.0);
		}
	}

	@Test
	void keepsTheProgressOfCallsApart(McpTestClient mcp) {
		mcp.callTool(CallToolRequest.builder("tell").arguments(Map.of()).progressToken("t-1").build());
		mcp.callTool(CallToolRequest.builder("tell").arguments(Map.of()).progressToken(2).build());

		mcp.notifications()
			.progress(2L)
			.until((progress) -> progress.progress() == 3)
			.extracting(ProgressNotification::progressToken)
			.containsExactly(2, 2, 2);
		mcp.notifications().progress("2").received().isEmpty();
		mcp.notifications().progress(3).received().isEmpty();
		mcp.notifications()
			.progress()
			.until((progress) -> progress.progressToken().equals(2) && progress.progress() == 3)
			.hasSize(6);
	}

	@Test
	void goesOnAfterANotification(McpTestClient mcp) {
		mcp.callTool("tell");
		mcp.callTool("tell");

		NotificationStream<LoggingMessageNotification> log = mcp.notifications().logMessages();

		log.after((message) -> message.data().equals("step 3"))
			.after((message) -> message.data().equals("step 1"))
			.until((message) -> message.data().equals("step 3"))
			.extracting(LoggingMessageNotification::data)
			.containsExactly("step 2", "step 3");
		log.untilNext().singleElement().extracting(LoggingMessageNotification::data).isEqualTo("step 1");
	}

	@Test
	void tellsWhatHasArrivedWithinACall(McpTestClient mcp) {
		mcp.notifications().logMessages().received().isEmpty();

		mcp.callTool("tell");

		mcp.notifications()
			.logMessages()
			.received()
			.extracting(LoggingMessageNotification::data)
			.containsExactly("step 1", "step 2", "step 3");
	}

	@Test
	void looksAtEachNotificationOnceAndInTheThreadThatWaits(McpTestClient mcp) {
		List<Thread> threads = new ArrayList<>();

		mcp.stimulate(() -> CompletableFuture.runAsync(() -> mcp.callTool("tell")))
			.logMessages()
			.after((message) -> threads.add(Thread.currentThread()) && message.data().equals("step 1"))
			.until((message) -> threads.add(Thread.currentThread()) && mcp.ping().isSuccessful() != null
					&& message.data().equals("step 3"))
			.hasSize(2);

		assertThat(threads).hasSize(3).containsOnly(Thread.currentThread());
	}

	@Test
	void tellsWhatHasNotArrivedBeforeAnEvent(McpTestClient mcp) {
		mcp.setLogLevel(LoggingLevel.WARNING).isSuccessful();

		mcp.callTool("tell");

		mcp.notifications()
			.logMessages()
			.until((message) -> message.data().equals("step 3"))
			.noneMatch((message) -> message.level() == LoggingLevel.INFO);
	}

	@Test
	void tellsWhatHasNotArrivedBeforeAnEventOfAnotherKind(McpTestClient mcp) {
		mcp.callTool(CallToolRequest.builder("tell").arguments(Map.of()).progressToken("t-1").build());

		mcp.notifications()
			.progress()
			.receivedBefore(mcp.notifications().logMessages(), (message) -> message.data().equals("step 3"))
			.extracting(ProgressNotification::progress)
			.containsExactly(1.0, 2.0);
		mcp.notifications()
			.logMessages()
			.receivedBefore(mcp.notifications().logMessages(), (message) -> message.data().equals("step 3"))
			.extracting(LoggingMessageNotification::data)
			.containsExactly("step 1", "step 2");
	}

	@Test
	void readsEachKindFromItsOwnBeginning(McpTestClient mcp) {
		mcp.callTool(CallToolRequest.builder("tell").arguments(Map.of()).progressToken("t-1").build());
		Notifications second = mcp.stimulate(() -> mcp.callTool("tell"));

		mcp.notifications()
			.progress()
			.receivedBefore(second.logMessages(), (message) -> message.data().equals("step 1"))
			.hasSize(3);
		second.logMessages()
			.receivedBefore(mcp.notifications().progress().after((progress) -> progress.progress() == 2),
					(progress) -> true)
			.isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void tellsUpdatesOfResources(McpTransport transport, McpClientFactory clients) {
		try (McpTestClient mcp = clients.over(transport).test()) {
			mcp.subscribe("station://status").isSuccessful();

			mcp.stimulate(() -> update("station://photo", "station://status"))
				.resourceUpdates()
				.untilNext()
				.extracting(ResourcesUpdatedNotification::uri)
				.containsExactly("station://status");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void tellsChangesOfLists(McpTransport transport, McpClientFactory clients) {
		try (McpTestClient mcp = clients.over(transport).test()) {
			mcp.stimulate(this.server::notifyToolsListChanged).toolListChanges().untilNext();
			mcp.stimulate(this.server::notifyResourcesListChanged).resourceListChanges().untilNext();
			mcp.stimulate(this.server::notifyPromptsListChanged).promptListChanges().untilNext();

			mcp.notifications()
				.all()
				.until((notification) -> notification.method().endsWith("prompts/list_changed"))
				.extracting(JSONRPCNotification::method)
				.containsSubsequence("notifications/tools/list_changed", "notifications/resources/list_changed",
						"notifications/prompts/list_changed");
		}
	}

	@Test
	void tellsThatAnElicitationIsComplete(McpTestClient mcp) {
		mcp.stimulate(() -> send("notifications/elicitation/complete", Map.of("elicitationId", "bill-7")))
			.elicitationCompletions()
			.untilNext()
			.extracting(ElicitationCompleteNotification::elicitationId)
			.containsExactly("bill-7");
	}

	@Test
	void tellsWhatTheSdkCannotRead(McpTestClient mcp) {
		Notifications told = mcp
			.stimulate(() -> send("notifications/message", Map.of("level", "info", "data", Map.of("wind", 12))));

		assertThatIllegalStateException().isThrownBy(() -> told.logMessages().untilNext())
			.withMessageContaining(
					"The SDK cannot read a notification as LoggingMessageNotification. Look at it with " + "all(): {")
			.withMessageContaining("\"data\":{\"wind\":12}");
		told.all().untilNext().singleElement().extracting("params.data.wind").isEqualTo(12);
	}

	private void send(String method, Object params) {
		this.transport.notifyClients(method, params).block();
	}

	private void update(String... uris) {
		for (String uri : uris) {
			this.server.notifyResourcesUpdated(new ResourcesUpdatedNotification(uri));
		}
	}

}
