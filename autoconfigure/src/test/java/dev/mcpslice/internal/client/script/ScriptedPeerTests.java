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

package dev.mcpslice.internal.client.script;

import java.time.Duration;

import dev.mcpslice.internal.client.session.Findings;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScriptedPeer} with requests that no server should send.
 */
class ScriptedPeerTests {

	private final Findings findings = new Findings();

	private final ScriptedPeer peer = new ScriptedPeer(ScriptedPeer.CAPABILITIES, this.findings,
			new ScriptedRoots(this.findings, null));

	@ParameterizedTest
	@ValueSource(strings = { McpSchema.METHOD_SAMPLING_CREATE_MESSAGE, McpSchema.METHOD_ELICITATION_CREATE })
	void requestWithoutParametersIsRefused(String method) {
		this.peer.sampling().always((request) -> {
			throw new UnsupportedOperationException();
		});

		JSONRPCResponse response = this.peer.answer(new JSONRPCRequest(method, "1", null))
			.block(Duration.ofSeconds(10));

		assertThat(response.error().code()).isEqualTo(ErrorCodes.INVALID_PARAMS);
		assertThat(this.peer.sampling().requests()).isEmpty();
		assertThat(this.findings.rest()).singleElement()
			.extracting(AssertionError::getMessage)
			.asString()
			.startsWith("The SDK cannot read what the server asked its client (%s): It has no parameters"
				.formatted(method));
	}

}
