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

package dev.mcpslice.client;

import java.util.Map;

import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Inbox}: what the SDK's server never sends.
 */
class InboxTests {

	private final Findings findings = new Findings();

	@ParameterizedTest
	@ValueSource(strings = { "tasks/list", "sampling/createMessage", "elicitation/create", "roots/list" })
	void tellsOfRequestsThatNobodyHasDeclared(String method) {
		Inbox inbox = inbox(ClientCapabilities.builder().build());
		JSONRPCRequest request = new JSONRPCRequest(method, 1, Map.of("a", "b"));

		// The SDK answers it with an error.
		assertThat(inbox.received(request).block()).isSameAs(request);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.findings::raise)
			.withMessageContaining("(" + method + ")")
			.withMessageContaining("The client has not declared that it can answer it.")
			.withMessageContaining("{\"a\":\"b\"}");
	}

	@Test
	void leavesPingsToTheSdk() {
		JSONRPCRequest ping = new JSONRPCRequest("ping", 1, null);

		assertThat(inbox(ScriptedPeer.CAPABILITIES).received(ping).block()).isSameAs(ping);
		assertThatCode(this.findings::raiseAll).doesNotThrowAnyException();
	}

	@Test
	void tellsWhenAnAnswerCannotBeSent() {
		Inbox inbox = inbox(ScriptedPeer.CAPABILITIES);
		inbox.sendWith((message) -> Mono.error(new IllegalStateException("The line is dead")));

		assertThat(inbox.received(new JSONRPCRequest("roots/list", 1, null)).blockOptional()).isEmpty();

		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.findings::raiseAll)
			.satisfies((ex) -> assertThat(ex.getSuppressed()).singleElement()
				.asString()
				.contains("The roots could not be sent"));
	}

	@Test
	void sendsNothingBeforeItIsConnected() {
		Mono<?> response = inbox(ScriptedPeer.CAPABILITIES).request("ping", null);

		assertThatIllegalStateException().isThrownBy(response::block).withMessage("Not connected");
	}

	private Inbox inbox(ClientCapabilities capabilities) {
		return new Inbox(new NotificationLog(), this.findings, new ScriptedRoots(this.findings, null), capabilities);
	}

}
