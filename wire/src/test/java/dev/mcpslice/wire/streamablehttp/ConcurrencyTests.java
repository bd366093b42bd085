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

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that are all in flight at the same time: none ends before the last has begun.
 */
@Import(MeetingTools.class)
@TestPropertySource(properties = "spring.ai.mcp.server.type=ASYNC")
@Tag("platform")
class ConcurrencyTests extends RequestTests {

	private static final int CALLS = 100;

	private final String meeting = UUID.randomUUID().toString();

	private final List<EventStream> streams = new ArrayList<>();

	@AfterEach
	void close() {
		this.streams.forEach(EventStream::close);
	}

	@Test
	@Scenario("A57")
	void eachOfManyCallsInASessionIsAnsweredOnItsOwnStream() {
		String session = this.http.open();

		// Half of the ids are numbers, the others the same numbers as strings.
		for (int call = 0; call < CALLS / 2; call++) {
			meet(session, call, CALLS, "number " + call);
			meet(session, "\"%d\"".formatted(call), CALLS, "string " + call);
		}

		for (int call = 0; call < CALLS / 2; call++) {
			hasMet(this.streams.get(2 * call), call, "number " + call);
			hasMet(this.streams.get(2 * call + 1), String.valueOf(call), "string " + call);
		}
	}

	@Test
	@Scenario("A54")
	void callsOfTwoSessionsWithTheSameIdsAreToldApart() {
		String first = this.http.open();
		String second = this.http.open();

		for (int call = 0; call < CALLS / 2; call++) {
			meet(first, call, CALLS, "first " + call);
			meet(second, call, CALLS, "second " + call);
		}

		for (int call = 0; call < CALLS / 2; call++) {
			hasMet(this.streams.get(2 * call), call, "first " + call);
			hasMet(this.streams.get(2 * call + 1), call, "second " + call);
		}
	}

	// The response begins with what the tool tells when it is called.
	private void meet(String session, Object id, int guests, String name) {
		this.streams.add(events(this.http.post(session, Messages.callTool(id, "meet", """
				{"meeting":"%s","guests":%d,"name":"%s"}""".formatted(this.meeting, guests, name))).exchange()));
	}

	private static void hasMet(EventStream stream, Object id, String name) {
		List<ServerSentEvent<String>> events = stream.rest();
		assertThat(events).hasSize(2);
		assertThat(new JsonContent(events.get(0).data())).extractingPath("$.params.data").isEqualTo(name + " is here");
		assertThat(new JsonContent(events.get(1).data()))
			.hasPathSatisfying("$.id", (path) -> path.assertThat().isEqualTo(id))
			.extractingPath("$.result.content[0].text")
			.isEqualTo(name + " has met all");
	}

}
