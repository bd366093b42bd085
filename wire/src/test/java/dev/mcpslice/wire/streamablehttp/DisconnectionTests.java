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

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.wire.BareConnection;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.OnlyOn;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Stack;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.WireTests;
import dev.mcpslice.wire.streamablehttp.Workbench.Work;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that are gone without a word.
 */
@Import({ RequestLog.class, Workbench.class })
@Tag("platform")
class DisconnectionTests extends WireTests {

	@Autowired
	private RequestLog log;

	@Autowired
	private Workbench workbench;

	@Test
	@Scenario("A36")
	void doNotKeepTheServerFromOthers(McpTestClient fourth, @Autowired ServerIdentity identity) throws Exception {
		for (int crash = 0; crash < 3; crash++) {
			String session = new StreamableHttp(this.web).open();
			try (BareConnection client = new BareConnection(this.endpoints.baseUri())) {
				client.send("""
						GET /mcp HTTP/1.1
						Host: wire
						Accept: text/event-stream
						Mcp-Session-Id: %s
						%s: %s
						%s: %s

						""".formatted(session, RequestLog.CALLER, session, ServerIdentity.HEADER, identity.toHeader()));
				client.readUntil(": listening");
			}
			awaitThatItIsNoticed(session);
		}

		fourth.callTool("echo", Map.of("text", "hello")).isSuccessful().text().isEqualTo("Echo: hello");
		fourth.mutate().build().callTool("echo", Map.of("text", "hello")).isSuccessful();
	}

	@Test
	@Scenario("A58")
	@OnlyOn(Stack.WEBFLUX)
	void interruptTheToolTheyHaveCalled(McpTestClient other) throws Exception {
		assertThat(endOfWorkOfAClientThatVanishes(other, false)).isEqualTo("interrupted");
	}

	@Test
	@Scenario("A58")
	@OnlyOn(Stack.WEBMVC)
	void doNotInterruptTheToolTheyHaveCalled(McpTestClient other) throws Exception {
		assertThat(endOfWorkOfAClientThatVanishes(other, true)).isEqualTo("let go");
	}

	private String endOfWorkOfAClientThatVanishes(McpTestClient other, boolean letGo) throws Exception {
		String session = new StreamableHttp(this.web).open();
		String name = UUID.randomUUID().toString();
		Work work = this.workbench.work(name);
		String message = Messages.callTool(2, "work", "{\"name\":\"%s\"}".formatted(name));

		try (BareConnection client = new BareConnection(this.endpoints.baseUri())) {
			client.send("""
					POST /mcp HTTP/1.1
					Host: wire
					Accept: application/json, text/event-stream
					Content-Type: application/json
					Content-Length: %d
					Mcp-Session-Id: %s
					%s: %s

					%s""".formatted(message.getBytes(StandardCharsets.UTF_8).length, session, RequestLog.CALLER, name,
					message));
			client.readUntil("before");
			work.awaitBegin();
		}
		awaitThatItIsNoticed(name);

		String end;
		try {
			if (letGo) {
				work.letGo();
			}
			end = work.awaitEnd();
		}
		finally {
			work.letGo();
		}
		other.callTool("echo", Map.of("text", "hello")).isSuccessful();
		new StreamableHttp(this.web).post(session, Messages.request(3, "ping"))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
		return end;
	}

	// Servlets notice it when they next write.
	private void awaitThatItIsNoticed(String caller) throws Exception {
		if (Stack.current() == Stack.WEBFLUX) {
			this.log.of(caller).get(0).awaitEnd();
		}
	}

}
