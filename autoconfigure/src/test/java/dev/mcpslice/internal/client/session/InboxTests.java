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

package dev.mcpslice.internal.client.session;

import java.util.List;
import java.util.Map;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.script.ScriptedPeer;
import dev.mcpslice.internal.client.script.ScriptedRoots;
import dev.mcpslice.internal.client.transport.Exchange;
import dev.mcpslice.internal.client.transport.TestTransport;
import dev.mcpslice.internal.client.wire.Secrets;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.Root;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link Inbox}: what the SDK's server never sends.
 */
class InboxTests {

	private final Findings findings = new Findings();

	private final TestTransport transport = mock();

	@BeforeEach
	void connect() {
		given(this.transport.exchange(any()))
			.willReturn(new Exchange("the answer", McpTransport.SSE, "http://127.0.0.1:1/sse", new Secrets(List.of())));
		given(this.transport.sendDirectly(any())).willReturn(Mono.empty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasks/list", "sampling/createMessage", "roots/list" })
	void tellsOfRequestsThatTheClientHasNotDeclared(String method) {
		receive(ClientCapabilities.builder().build(), new JSONRPCRequest(method, 1, Map.of("a", "b")));

		assertThat(answer().error().code()).isEqualTo(-32601);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.findings.raise(0))
			.withMessageContaining("(" + method + ")")
			.withMessageContaining("The client has not declared that it can answer it.")
			.withMessageContaining("{\"a\":\"b\"}");
	}

	@ParameterizedTest
	@CsvSource({ "true, url", "false, form" })
	void tellsOfElicitationsInAModeThatTheClientHasNotDeclared(boolean form, String mode) {
		Map<String, Object> params = mode.equals("url")
				? Map.of("mode", mode, "message", "Pay", "url", "https://pay.example", "elicitationId", "7")
				: Map.of("mode", mode, "message", "Name?", "requestedSchema", Map.of("type", "object"));

		receive(ClientCapabilities.builder().elicitation(form, !form).build(),
				new JSONRPCRequest("elicitation/create", 1, params));

		assertThat(answer().error().code()).isEqualTo(-32601);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.findings.raise(0))
			.withMessageContaining("has not declared");
	}

	@Test
	void tellsOfRequestsThatTheSdkCannotRead() {
		receive(ScriptedPeer.CAPABILITIES,
				new JSONRPCRequest("sampling/createMessage", 1, Map.of("messages", "none at all")));

		assertThat(answer().error().code()).isEqualTo(-32602);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.findings.raise(0))
			.withMessageStartingWith("The SDK cannot read what the server asked its client (sampling/createMessage): ")
			.withMessageContaining("none at all");
	}

	@Test
	void leavesPingsToTheSdk() {
		JSONRPCRequest ping = new JSONRPCRequest("ping", 1, null);

		assertThat(inbox(ScriptedPeer.CAPABILITIES, null).received(ping, Context.empty(), this.transport).block())
			.isSameAs(ping);
		assertThatCode(() -> this.findings.raise(0)).doesNotThrowAnyException();
	}

	@Test
	void tellsWhenTheServerDoesNotGetAnAnswer() {
		Inbox inbox = inboxWithoutALine();

		inbox.received(new JSONRPCRequest("roots/list", 1, null), Context.empty(), this.transport).block();

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.findings.raise(0))
			.withMessageStartingWith(
					"The server does not get the answer over SSE with " + "http://127.0.0.1:1/sse: The line is dead");
	}

	@Test
	void doesNotMindThatAnAnswerIsLostWhileTheClientCloses() {
		Inbox inbox = inboxWithoutALine();
		given(this.transport.isClosing()).willReturn(true);

		inbox.received(new JSONRPCRequest("roots/list", 1, null), Context.empty(), this.transport).block();

		then(this.transport).should().sendDirectly(any());
		assertThat(this.findings.rest()).isEmpty();
	}

	private Inbox inboxWithoutALine() {
		given(this.transport.sendDirectly(any())).willReturn(Mono.error(new IllegalStateException("The line is dead")));
		return inbox(ScriptedPeer.CAPABILITIES, List.of());
	}

	private void receive(ClientCapabilities capabilities, JSONRPCRequest request) {
		assertThat(inbox(capabilities, null).received(request, Context.empty(), this.transport).blockOptional())
			.isEmpty();
	}

	private JSONRPCResponse answer() {
		ArgumentCaptor<JSONRPCResponse> sent = ArgumentCaptor.captor();
		then(this.transport).should().sendDirectly(sent.capture());
		return sent.getValue();
	}

	private Inbox inbox(ClientCapabilities capabilities, @Nullable List<Root> roots) {
		ScriptedPeer peer = new ScriptedPeer(capabilities, this.findings, new ScriptedRoots(this.findings, roots));
		return new Inbox(new NotificationLog(this.findings), this.findings, peer::answer);
	}

}
