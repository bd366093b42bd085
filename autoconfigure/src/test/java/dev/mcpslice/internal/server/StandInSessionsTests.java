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

package dev.mcpslice.internal.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link StandInSseSession} and {@link StandInStreamableHttpSession}.
 */
class StandInSessionsTests {

	private static final List<String> calls = new ArrayList<>();

	static Stream<McpSession> standIns() {
		McpSession session = new RecordingSession();
		return Stream.of(new StandInSseSession("1", session), new StandInStreamableHttpSession("1", session));
	}

	@ParameterizedTest
	@MethodSource("standIns")
	void passOnWhatTheServerSends(McpSession standIn) {
		calls.clear();

		standIn.sendNotification("news", "params").block();
		standIn.sendRequest("ping", "params", new TypeRef<String>() {
		}).block();
		standIn.closeGracefully().block();
		standIn.close();

		assertThat(calls).containsExactly("notification news params", "request ping params", "closeGracefully",
				"close");
	}

	@Test
	void refuseWhatClientsSend() {
		StandInSseSession standIn = new StandInSseSession("42", new RecordingSession());

		assertThatExceptionOfType(ResponseStatusException.class)
			.isThrownBy(() -> standIn.handle(new JSONRPCNotification("news")).block())
			.withMessageContaining("Session 42 is not an SSE session");
	}

	@Test
	void refuseToReplay() {
		StandInStreamableHttpSession standIn = new StandInStreamableHttpSession("42", new RecordingSession());

		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> standIn.replay("last").blockLast())
			.withMessageContaining("Session 42 is not a streamable HTTP session");
	}

	private static final class RecordingSession implements McpSession {

		@Override
		public <T> Mono<T> sendRequest(String method, Object params, TypeRef<T> type) {
			return Mono.fromRunnable(() -> calls.add("request " + method + " " + params));
		}

		@Override
		public Mono<Void> sendNotification(String method, Object params) {
			return Mono.fromRunnable(() -> calls.add("notification " + method + " " + params));
		}

		@Override
		public Mono<Void> closeGracefully() {
			return Mono.fromRunnable(() -> calls.add("closeGracefully"));
		}

		@Override
		public void close() {
			calls.add("close");
		}

	}

}
