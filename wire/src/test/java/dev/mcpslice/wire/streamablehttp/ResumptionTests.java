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

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.OnlyOn;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Stack;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.WireTests;
import dev.mcpslice.wire.streamablehttp.Workbench.Work;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.HttpHeaders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.mcp.annotation.context.McpAsyncRequestContext;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.codec.ServerSentEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server without an event store gives to clients that have lost a stream, or could
 * lose one.
 */
@Import({ RequestLog.class, Workbench.class })
@Tag("platform")
class ResumptionTests extends WireTests {

	@Autowired
	private Workbench workbench;

	@Autowired
	private RequestLog log;

	@Test
	@Scenario({ "A31", "A47" })
	@OnlyOn(Stack.WEBMVC)
	void opensAStreamThatSaysNothing(@Autowired ServerIdentity identity) throws Exception {
		StreamableHttp http = new StreamableHttp(this.web);
		String session = http.open();
		String name = UUID.randomUUID().toString();
		Work work = this.workbench.work(name);

		String lastEvent = lastEventOfLostCall(http, session, name);
		try (EventStream replay = EventStream.of(http.get(session)
			.header(HttpHeaders.LAST_EVENT_ID, lastEvent)
			.header(ServerIdentity.HEADER, identity.toHeader())
			.exchange())) {
			assertThat(replay.next().comment()).isEqualTo("listening");
			work.letGo();

			assertThat(work.awaitEnd()).isEqualTo("let go");
			assertThat(replay.isSilent()).isTrue();
		}
	}

	@Test
	@Scenario({ "A31", "A47" })
	@OnlyOn(Stack.WEBFLUX)
	void replaysNothing() throws Exception {
		StreamableHttp http = new StreamableHttp(this.web);
		String session = http.open();
		String name = UUID.randomUUID().toString();
		Work work = this.workbench.work(name);

		String lastEvent = lastEventOfLostCall(http, session, name);
		List<ServerSentEvent<String>> beforeTheEnd = resume(http, session, lastEvent);
		work.letGo();
		work.awaitEnd();
		List<ServerSentEvent<String>> afterTheEnd = resume(http, session, lastEvent);

		assertThat(beforeTheEnd).isEmpty();
		assertThat(afterTheEnd).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25" })
	@Scenario({ "A38", "A39", "A40" })
	void primesNoStream(String version, @Autowired ServerIdentity identity) {
		StreamableHttp http = new StreamableHttp(this.web);
		String session = open(http, version);

		try (EventStream listening = EventStream
			.of(http.get(session).header(ServerIdentity.HEADER, identity.toHeader()).exchange())) {
			assertThat(listening.next()).isEqualTo(ServerSentEvent.builder().comment("listening").build());
		}
		try (EventStream call = EventStream.of(http.post(session, Messages.callTool(2, "echo", "{\"text\":\"hello\"}"))
			.header(HttpHeaders.PROTOCOL_VERSION, version)
			.exchange())) {
			assertThat(call.rest()).singleElement().satisfies((answer) -> {
				assertThat(answer.data()).contains("\"id\":2", "Echo: hello");
				assertThat(answer.retry()).isNull();
			});
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { McpSyncServerExchange.class, McpAsyncServerExchange.class, McpSyncRequestContext.class,
			McpAsyncRequestContext.class })
	@Scenario("A41")
	void doesNotLetAToolCloseItsStream(Class<?> context) {
		assertThat(Stream.of(context.getMethods()).map(Method::getName)).isNotEmpty()
			.noneMatch((method) -> method.toLowerCase().matches(".*(close|disconnect|stream).*"));
	}

	/**
	 * Calls the tool, and drops the connection once it has logged.
	 */
	private String lastEventOfLostCall(StreamableHttp http, String session, String name) throws Exception {
		String message = Messages.callTool(2, "work", "{\"name\":\"%s\"}".formatted(name));
		try (EventStream call = EventStream
			.of(http.post(session, message).header(RequestLog.CALLER, name).exchange())) {
			this.workbench.work(name).awaitBegin();
			return Objects.requireNonNull(call.next().id());
		}
		finally {
			if (Stack.current() == Stack.WEBFLUX) {
				this.log.of(name).get(0).awaitEnd();
			}
		}
	}

	private static String open(StreamableHttp http, String version) {
		return Objects.requireNonNull(http.post(Messages.initialize(version))
			.exchange()
			.expectBody()
			.jsonPath("$.result.protocolVersion")
			.isEqualTo(version)
			.returnResult()
			.getResponseHeaders()
			.getFirst(HttpHeaders.MCP_SESSION_ID));
	}

	private static List<ServerSentEvent<String>> resume(StreamableHttp http, String session, String lastEvent) {
		try (EventStream stream = EventStream
			.of(http.get(session).header(HttpHeaders.LAST_EVENT_ID, lastEvent).exchange().expectStatus().isOk())) {
			return stream.rest();
		}
	}

}
