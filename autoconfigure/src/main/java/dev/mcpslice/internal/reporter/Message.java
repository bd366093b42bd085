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

package dev.mcpslice.internal.reporter;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What a server says to its parent process: an event, and what belongs to it. On the wire
 * it is a line, encoded as HTML forms are. For use by mcpslice itself.
 *
 * @param values the values by name
 */
public record Message(Map<String, String> values) {

	/**
	 * Maximum length of a message on the wire, in bytes.
	 */
	public static final int MAX_LENGTH = 1024 * 1024;

	private static final String EVENT = "event";

	private static final int DEPTH_LIMIT = 20;

	private static final int LINE_LIMIT = 1000;

	private static final int FRAME_LIMIT = 30;

	/**
	 * Creates a message that is nothing but an event.
	 * @param event the name of the event
	 * @return the message
	 */
	public static Message of(String event) {
		return new Message(Map.of(EVENT, event));
	}

	/**
	 * Reads a message.
	 * @param line the line, without its end
	 * @return the message
	 * @throws IllegalArgumentException if the line is not one
	 */
	public static Message parse(String line) {
		Map<String, String> values = Arrays.stream(line.split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> decode(pair[0]), (pair) -> (pair.length > 1) ? decode(pair[1]) : "",
					(first, last) -> last));
		if (!values.containsKey(EVENT)) {
			throw new IllegalArgumentException("It names no event");
		}
		return new Message(values);
	}

	/**
	 * Returns the line to send, without its end.
	 * @return the line
	 */
	public String toLine() {
		return this.values.entrySet()
			.stream()
			.map((entry) -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	/**
	 * Returns the name of the event.
	 * @return the name
	 */
	public String event() {
		return get(EVENT);
	}

	/**
	 * Returns a value.
	 * @param name its name
	 * @return the value, empty if there is none
	 */
	public String get(String name) {
		return this.values.getOrDefault(name, "");
	}

	/**
	 * Returns a message with one more value.
	 * @param name its name
	 * @param value the value, {@code null} to leave it out
	 * @return another message
	 */
	public Message with(String name, @Nullable String value) {
		if (value == null) {
			return this;
		}
		Map<String, String> values = new LinkedHashMap<>(this.values);
		values.put(name, value);
		return new Message(values);
	}

	// The causes first, since the last of them says most, and then where it was thrown.
	Message withFailure(Throwable failure) {
		StringBuilder text = new StringBuilder(StringUtils.truncate(failure.toString(), LINE_LIMIT));
		Throwable cause = failure;
		for (int depth = 0; depth < DEPTH_LIMIT && cause.getCause() != null; depth++) {
			cause = cause.getCause();
			text.append("\nCaused by: ").append(StringUtils.truncate(cause.toString(), LINE_LIMIT));
		}
		Arrays.stream(cause.getStackTrace())
			.limit(FRAME_LIMIT)
			.forEach((element) -> text.append("\n\tat ").append(element));
		return with("failure", text.toString());
	}

}
