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

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.mcpslice.client.WireExchange;
import dev.mcpslice.client.WireMessage;
import dev.mcpslice.internal.client.wire.RecordedExchange;
import dev.mcpslice.internal.client.wire.Recording;
import dev.mcpslice.internal.report.Conversation.Answer;
import dev.mcpslice.internal.report.Conversation.Exchange;
import dev.mcpslice.internal.report.Conversation.Message;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.StringUtils;

/**
 * Reads a conversation from a recording.
 */
public final class RecordedConversation {

	private static final int SUBJECT = 100;

	private static final List<String> SUBJECTS = List.of("name", "uri", "message", "level");

	private final Map<WireExchange, Exchange> exchanges = new HashMap<>();

	private RecordedConversation() {
	}

	/**
	 * Reads the conversation of a test.
	 * @param recording the recording of one of its clients
	 * @param testBegan when the test began
	 * @param whole whether what was before the test is read as well
	 * @return the conversation
	 */
	public static Conversation read(Recording recording, Instant testBegan, boolean whole) {
		return new RecordedConversation().conversation(recording, testBegan, whole);
	}

	private Conversation conversation(Recording recording, Instant testBegan, boolean whole) {
		Duration began = Duration.between(recording.opened(), testBegan);
		List<RecordedExchange> recorded = recording.allExchanges();
		recorded.forEach((exchange) -> this.exchanges.put(exchange, exchange(exchange)));
		List<WireMessage> messages = recording.allMessages();
		List<Message> shown = messages.stream()
			.filter((message) -> whole || message.time().compareTo(began) >= 0)
			.map(this::message)
			.toList();
		List<Exchange> shownExchanges = recorded.stream()
			.filter((exchange) -> whole || touches(exchange, began))
			.map(this.exchanges::get)
			.filter(Objects::nonNull)
			.toList();
		int missing = recording.dropped() + messages.size() - shown.size() + recorded.size() - shownExchanges.size();
		return new Conversation(recording.title(), recording.opened(), began, missing, shown, shownExchanges);
	}

	private static boolean touches(RecordedExchange exchange, Duration began) {
		Duration ended = exchange.ended();
		return ended == null || ended.compareTo(began) >= 0;
	}

	private static Exchange exchange(RecordedExchange exchange) {
		Duration answered = exchange.answered();
		HttpStatusCode status = exchange.status();
		Answer answer = (answered != null && status != null) ? new Answer(answered, status.toString(), status.isError(),
				exchange.isEventStream(), text(exchange.responseHeaders())) : null;
		return new Exchange(exchange.time(), exchange.request(), text(exchange.requestHeaders()), answer,
				exchange.ended(), exchange.failure(), exchange.eventIds());
	}

	private static String text(HttpHeaders headers) {
		return headers.headerSet()
			.stream()
			.flatMap((header) -> header.getValue().stream().map((value) -> header.getKey() + ": " + value))
			.collect(Collectors.joining("\n"));
	}

	private Message message(WireMessage message) {
		String json = message.json();
		Map<String, Object> fields = fields(json);
		Object id = message.id();
		return new Message(message.time(), message.isSent(), message.method(), (id != null) ? id.toString() : null,
				subject(fields), error(message, fields), json, this.exchanges.get(message.http()));
	}

	private static Map<String, Object> fields(String json) {
		try {
			return McpJsonDefaults.getMapper().readValue(json, new TypeRef<Map<String, Object>>() {
			});
		}
		catch (IOException ex) {
			// Long messages are cut.
			return Map.of();
		}
	}

	private static @Nullable String subject(Map<String, Object> fields) {
		if (!(fields.get("params") instanceof Map<?, ?> params)) {
			return null;
		}
		String progress = progress(params);
		return (progress != null) ? progress
				: SUBJECTS.stream()
					.map(params::get)
					.filter(String.class::isInstance)
					.map((subject) -> abbreviate((String) subject))
					.findFirst()
					.orElse(null);
	}

	private static @Nullable String progress(Map<?, ?> params) {
		Object progress = params.get("progress");
		Object total = params.get("total");
		if (progress == null) {
			return null;
		}
		String text = (total != null) ? progress + " of " + total : progress.toString();
		return text.replaceAll("\\.0\\b", "");
	}

	private static @Nullable String error(WireMessage message, Map<String, Object> fields) {
		if (message.isError()) {
			return (fields.get("error") instanceof Map<?, ?> error)
					? abbreviate("%s: %s".formatted(error.get("code"), error.get("message"))) : "error";
		}
		boolean toolError = fields.get("result") instanceof Map<?, ?> result
				&& Boolean.TRUE.equals(result.get("isError"));
		return toolError ? "error of the tool" : null;
	}

	private static String abbreviate(String text) {
		return StringUtils.truncate(text, SUBJECT);
	}

}
