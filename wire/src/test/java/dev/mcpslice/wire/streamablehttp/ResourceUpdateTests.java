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

import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.WireTests;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.annotation.McpResource;
import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.customizer.McpSyncServerCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.codec.ServerSentEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a tool tells the subscribers of a resource.
 */
@Tag("platform")
class ResourceUpdateTests extends WireTests {

	private static final String URI = "wire://news";

	@Test
	@Scenario("A28")
	void arrivesOnTheStreamOfTheListener(@Autowired ServerIdentity identity) {
		StreamableHttp http = new StreamableHttp(this.web);
		String session = http.open();
		try (EventStream listening = http.listen(session, identity);
				EventStream subscription = EventStream
					.of(http.post(session, Messages.request(2, "resources/subscribe", "{\"uri\":\"" + URI + "\"}"))
						.exchange());
				EventStream call = EventStream
					.of(http.post(session, Messages.callTool(3, "publish", "{}")).exchange())) {
			assertThat(listening.next().data())
				.isEqualTo(Messages.notification("notifications/resources/updated", "{\"uri\":\"" + URI + "\"}"));
			assertThat(subscription.rest()).hasSize(1);
			assertThat(call.rest()).extracting(ServerSentEvent::data)
				.singleElement()
				.asString()
				.contains("\"id\":3", "published");
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class NewsConfiguration {

		// Spring AI has one of its own on servlets.
		@Bean
		@Primary
		McpSyncServerCustomizer subscriptionsAreOffered() {
			return (server) -> server
				.capabilities(ServerCapabilities.builder().tools(false).resources(true, false).build());
		}

		@Bean
		News news(ObjectProvider<McpSyncServer> server) {
			return new News(server);
		}

	}

	/**
	 * A resource, and the tool that changes it.
	 */
	static final class News {

		private final ObjectProvider<McpSyncServer> server;

		News(ObjectProvider<McpSyncServer> server) {
			this.server = server;
		}

		@McpResource(uri = URI, name = "news")
		String read() {
			return "Nothing new";
		}

		@McpTool(name = "publish")
		String publish() {
			this.server.getObject().notifyResourcesUpdated(new ResourcesUpdatedNotification(URI));
			return "published";
		}

	}

}
