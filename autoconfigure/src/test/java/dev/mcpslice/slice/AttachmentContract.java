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

package dev.mcpslice.slice;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.LocalMcpServerPort;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.slice.app.SpecificationConfiguration;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;
import io.modelcontextprotocol.spec.McpSchema.SubscribeRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One server behind two transports: what happens to it, and what it says, reaches the
 * clients of both, whichever of the two is the application's own.
 */
abstract class AttachmentContract {

	private static final Duration BOUND = Duration.ofSeconds(10);

	@LocalMcpServerPort
	int port;

	@Autowired
	McpSyncServer server;

	@Autowired
	McpClientFactory clients;

	@Autowired
	WebTestClient web;

	@Autowired
	private McpServerTransportProviderBase ownTransport;

	abstract McpTransport attached();

	// Netty sees it by itself.
	void noticeThatClientsHaveLeft() {
	}

	// Ids of the sessions that stand for those of the attached transport. Those of
	// earlier
	// tests may be going just now.
	List<String> standIns() {
		return sessions().entrySet()
			.stream()
			.filter((entry) -> entry.getValue().getClass().getSimpleName().startsWith("StandIn"))
			.<String>map(Map.Entry::getKey)
			.toList();
	}

	List<String> standInsSince(List<String> before) {
		return standIns().stream().filter((id) -> !before.contains(id)).toList();
	}

	@SuppressWarnings("unchecked")
	private Map<String, ?> sessions() {
		return (Map<String, ?>) ReflectionTestUtils.getField(this.ownTransport, "sessions");
	}

	private static void awaitThat(Runnable assertion) {
		await().atMost(BOUND).untilAsserted(assertion::run);
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = { "STATELESS", "STDIO" }, mode = EnumSource.Mode.EXCLUDE)
	void lateToolsAndTheNewsOfThemArrive(McpTransport transport) {
		Queue<String> news = new ConcurrentLinkedQueue<>();

		try (McpSyncClient mcp = listening(transport, news)) {
			this.server.addTool(SpecificationConfiguration.tool("late", "late answer"));
			awaitThat(() -> assertThat(news).anyMatch((names) -> names.contains("late")));
			assertThat(Calls.text(mcp, "late", Map.of())).isEqualTo("late answer");

			news.clear();
			this.server.removeTool("late");
			awaitThat(() -> assertThat(news).anyMatch((names) -> !names.contains("late")));
		}
	}

	// A client of streamable HTTP opens its event stream some time after the handshake,
	// and what is sent before is lost, as in production: so the news is told until heard.
	private McpSyncClient listening(McpTransport transport, Queue<String> news) {
		McpSyncClient mcp = this.clients.over(transport)
			.sync((spec) -> spec
				.toolsChangeConsumer((tools) -> news.add(String.join(" ", tools.stream().map(Tool::name).toList())))
				.resourcesUpdateConsumer(
						(contents) -> contents.forEach((content) -> news.add("updated " + content.uri()))));
		awaitThat(() -> {
			this.server.notifyToolsListChanged();
			assertThat(news).isNotEmpty();
		});
		return mcp;
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = { "STATELESS", "STDIO" }, mode = EnumSource.Mode.EXCLUDE)
	void resourceUpdatesReachSubscribersOnly(McpTransport transport) {
		Queue<String> news = new ConcurrentLinkedQueue<>();
		Queue<String> newsOfOther = new ConcurrentLinkedQueue<>();

		try (McpSyncClient mcp = listening(transport, news); McpSyncClient other = listening(transport, newsOfOther)) {
			mcp.subscribeResource(SubscribeRequest.builder("memo://today").build());

			this.server.notifyResourcesUpdated(new ResourcesUpdatedNotification("memo://today"));
			awaitThat(() -> assertThat(news).contains("updated memo://today"));

			// What comes later has arrived: so the update will not.
			this.server.addTool(SpecificationConfiguration.tool("later", ""));
			awaitThat(() -> assertThat(newsOfOther).anyMatch((names) -> names.contains("later")));
			assertThat(newsOfOther).doesNotContain("updated memo://today");
			assertThat(other.isInitialized()).isTrue();
			this.server.removeTool("later");
		}
	}

	@Test
	void attachedSessionThatEndsIsForgotten() {
		List<String> before = standIns();
		McpSyncClient mcp = this.clients.over(attached()).sync();
		List<String> opened = standInsSince(before);
		assertThat(opened).hasSize(1);

		mcp.closeGracefully();

		awaitThat(() -> {
			noticeThatClientsHaveLeft();
			assertThat(standIns()).doesNotContainAnyElementsOf(opened);
		});
	}

	@Test
	void crashedClientDisturbsNobody() throws IOException {
		try (McpSyncClient mcp = this.clients.over(attached()).sync()) {
			List<String> before = standIns();
			try (Socket crashing = new Socket("127.0.0.1", this.port)) {
				crashing.setSoLinger(true, 0); // close with a reset
				crashing.getOutputStream().write(rawRequest().getBytes(StandardCharsets.UTF_8));
				awaitThat(() -> assertThat(standInsSince(before)).isNotEmpty());
			}

			this.server.notifyToolsListChanged();

			assertThat(Calls.echo(mcp, "fine")).isEqualTo("Echo: fine");
		}
	}

	private String rawRequest() {
		if (attached() == McpTransport.SSE) {
			return "GET /sse HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n";
		}
		String body = initialize("2025-11-25");
		return """
				POST /mcp HTTP/1.1\r
				Host: 127.0.0.1\r
				Accept: application/json, text/event-stream\r
				Content-Type: application/json\r
				Content-Length: %d\r
				\r
				%s""".formatted(body.length(), body);
	}

	WebTestClient.ResponseSpec post(String uri, String body, Consumer<WebTestClient.RequestBodySpec> request) {
		WebTestClient.RequestBodySpec spec = this.web.post()
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM);
		request.accept(spec);
		return spec.bodyValue(body).exchange();
	}

	static String initialize(String version) {
		return """
				{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"%s","capabilities":{},
				"clientInfo":{"name":"raw","version":"1"}}}""".formatted(version);
	}

}
