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

package dev.mcpslice.internal.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.mcpslice.internal.report.Conversation.Answer;
import dev.mcpslice.internal.report.Conversation.Exchange;
import dev.mcpslice.internal.report.Conversation.Message;
import dev.mcpslice.internal.report.TestResult.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Conversations to be shown.
 */
final class Conversations {

	static final Instant BEGAN = Instant.parse("2026-03-01T10:00:00Z");

	static final String HOSTILE = "</pre></script></details><img src=x onerror=\"document.title='owned'\"><script>"
			+ "document.title='owned'</script>";

	private Conversations() {
	}

	static Message request(int time, boolean sent, String method, String id, @Nullable Exchange exchange) {
		return new Message(millis(time), sent, method, id, null, null,
				"{\"method\":\"%s\",\"id\":\"%s\"}".formatted(method, id), exchange);
	}

	static Message response(int time, boolean sent, String id, @Nullable String error, String json) {
		return new Message(millis(time), sent, null, id, null, error, json, null);
	}

	static Message notification(int time, String method, String subject) {
		return new Message(millis(time), false, method, null, subject, null, "{}", null);
	}

	static Exchange exchange(int time, int ended, Answer answer) {
		return new Exchange(millis(time), "POST http://127.0.0.1:1/mcp", "X-Tenant: acme", answer, millis(ended), null,
				List.of());
	}

	static Answer answer(int time, boolean eventStream) {
		return new Answer(millis(time), "200 OK", false, eventStream, "Server: test");
	}

	static Conversation of(List<Message> messages, List<Exchange> exchanges) {
		return new Conversation("over SSE with http://127.0.0.1:1/sse", BEGAN, Duration.ZERO, 0, messages, exchanges);
	}

	/**
	 * Returns a conversation with something of each kind.
	 * @return a call during which the server asks, and whose answer is hostile
	 */
	static Conversation ofAllKinds() {
		Exchange call = exchange(11, 60, answer(20, true));
		Exchange refused = new Exchange(millis(70), "GET http://127.0.0.1:1/mcp", "",
				new Answer(millis(75), "401 UNAUTHORIZED", true, false, "WWW-Authenticate: Bearer"), millis(76), null,
				List.of());
		return of(
				List.of(request(10, true, "tools/call", "c1", call),
						request(30, false, "elicitation/create", "s1", null),
						response(40, true, "s1", null, "{\"result\":{}}"),
						notification(45, "notifications/progress", "1 of 2"),
						response(50, false, "c1", "error of the tool",
								"{\"result\":{\"text\":\"%s\"}}".formatted(HOSTILE.replace("\"", "\\\"")))),
				List.of(call, refused));
	}

	static TestResult result(String name, Outcome outcome, @Nullable String message) {
		return new TestResult(name, outcome, message, BEGAN, millis(1500));
	}

	static ClassPage page(String className, TestResult result) {
		ClassPage page = new ClassPage(className, BEGAN);
		page.add(result, List.of(ofAllKinds()));
		return page;
	}

	static Duration millis(int millis) {
		return Duration.ofMillis(millis);
	}

}
