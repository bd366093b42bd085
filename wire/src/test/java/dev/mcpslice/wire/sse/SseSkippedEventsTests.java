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

package dev.mcpslice.wire.sse;

import java.util.List;
import java.util.stream.Stream;

import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.SdkVersion;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client makes of events that are no messages, and of messages that are told in
 * other ways than usual.
 */
@Tag("platform")
class SseSkippedEventsTests extends ScriptedSseTests {

	static final List<String> NOTHING = List.of(": comment\n\n", ":\n\n", "\n\n\n", "id: 1\n\n", "data:\n\n",
			"event:\ndata:\n\n", "event: other\n\n");

	static final List<String> NO_MESSAGE = List.of("event: other\ndata: x\n\n", "retry: 10\n\n", "unknown: 1\n\n");

	static final List<String> EMPTY_MESSAGES = List.of("event: message\n\n", "event: message\ndata:\n\n",
			"event: message\ndata\n\n", "event: message\ndata: \n\n");

	private static final String UNNAMED = "data: %s\n\n".formatted(Messages.request(6, "ping"));

	@BeforeEach
	void nameEndpoint() {
		script().sendEndpoint(script().path() + "/messages");
	}

	static Stream<Arguments> nothing() {
		return Stream.of(SdkClient.values())
			.flatMap((kind) -> NOTHING.stream().map((text) -> Arguments.of(kind, text)));
	}

	@ParameterizedTest
	@MethodSource("nothing")
	@Scenario("B14")
	void skipsWhatSaysNothing(SdkClient kind, String event) throws InterruptedException {
		assertSkipped(kind, event);
	}

	@ParameterizedTest
	@FieldSource("NO_MESSAGE")
	@Scenario("B14")
	void skipsWhatIsNoMessage(String event) throws InterruptedException {
		assertSkipped(SdkClient.WEB_CLIENT, event);
	}

	@ParameterizedTest
	@FieldSource("NO_MESSAGE")
	@Scenario("B14")
	void skipsWhatIsNoMessageWithoutWebClientFromVersion21On(String event) throws InterruptedException {
		if (SdkVersion.is20()) {
			assertDropped(SdkClient.JDK, event);
		}
		else {
			assertSkipped(SdkClient.JDK, event);
		}
	}

	@ParameterizedTest
	@FieldSource("EMPTY_MESSAGES")
	@Scenario("B14")
	void dropsTheStreamAtAnEmptyMessage(String event) throws InterruptedException {
		assertDropped(SdkClient.WEB_CLIENT, event);
	}

	@ParameterizedTest
	@FieldSource("EMPTY_MESSAGES")
	@Scenario("B14")
	void skipsAnEmptyMessageWithoutWebClientFromVersion21On(String event) throws InterruptedException {
		if (SdkVersion.is20() && !event.endsWith("message\n\n") && !event.endsWith("data:\n\n")) {
			assertDropped(SdkClient.JDK, event);
		}
		else {
			assertSkipped(SdkClient.JDK, event);
		}
	}

	@Test
	@Scenario("B14")
	void doesNotHearAMessageWithoutEventName() throws InterruptedException {
		assertSkipped(SdkClient.WEB_CLIENT, UNNAMED);
	}

	@Test
	@Scenario("B14")
	void hearsAMessageWithoutEventNameWithoutWebClientFromVersion21On() throws InterruptedException {
		if (SdkVersion.is20()) {
			assertDropped(SdkClient.JDK, UNNAMED);
		}
		else {
			assertHeard(SdkClient.JDK, UNNAMED, 6);
		}
	}

	@Test
	@Scenario("B14")
	void doesNotTakeACarriageReturnForTheEndOfALine() throws InterruptedException {
		assertDropped(SdkClient.WEB_CLIENT, "event: message\r" + UNNAMED.replace('\n', '\r'));
	}

	@Test
	@Scenario("B14")
	void takesTheNextLineForAPartOfACommentThatEndsWithACarriageReturn() throws InterruptedException {
		assertSkipped(SdkClient.WEB_CLIENT, ": comment\r\revent: message\n" + UNNAMED);
	}

	@Test
	@Scenario("B14")
	void takesACarriageReturnForTheEndOfALineWithoutWebClient() throws InterruptedException {
		assertSkipped(SdkClient.JDK, ": comment\r\r");
	}

	private void assertSkipped(SdkClient kind, String event) throws InterruptedException {
		assertHeard(kind, followedByRequest(event), 7);
	}

	private static String followedByRequest(String event) {
		return event + "event: message\ndata: %s\n\n".formatted(Messages.request(7, "ping"));
	}

	private void assertHeard(SdkClient kind, String events, int id) throws InterruptedException {
		connect(client(kind)).block(EventStream.LIMIT);

		script().send(events);

		assertThat(awaitMessage()).isInstanceOfSatisfying(JSONRPCRequest.class,
				(request) -> assertThat(request.id()).isEqualTo(id));
	}

	private void assertDropped(SdkClient kind, String event) throws InterruptedException {
		connect(client(kind)).block(EventStream.LIMIT);

		// At once, since nothing can be sent on a stream that has been dropped.
		script().send(followedByRequest(event));

		script().awaitDrop();
		assertThat(messages()).isEmpty();
	}

}
