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

package dev.mcpslice.internal.guard;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * What came back.
 *
 * @param status the status of HTTP; 0 over stdio, and if there was no answer
 * @param headers the headers
 * @param body the body, as far as it was read
 * @param failure why there was no answer, or {@code null} if there was one
 */
record Answer(int status, HttpHeaders headers, String body, @Nullable String failure) {

	private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {
	};

	static Answer none(String failure) {
		return new Answer(0, HttpHeaders.EMPTY, "", failure);
	}

	/**
	 * Returns whether the server did what was asked, as HTTP says.
	 * @return whether it did
	 */
	boolean isServed() {
		return this.status >= 200 && this.status < 300;
	}

	/**
	 * Returns whether it is a refusal by whoever is responsible for that, and no failure.
	 * @return whether it is
	 */
	boolean isRefusal() {
		return this.status >= 300 && this.status < 500;
	}

	/**
	 * Returns the JSON-RPC message in the body, be it JSON or an event stream.
	 * @return the last message that is a response; empty if there is none
	 */
	Map<String, Object> message() {
		return response(this.body);
	}

	/**
	 * Finds a response.
	 * @param body some JSON, or an event stream
	 * @return the last response; empty if there is none
	 */
	static Map<String, Object> response(String body) {
		String text = body.strip();
		Stream<String> messages = text.startsWith("{") ? Stream.of(text)
				: Stream.of(text.split("\r?\n\r?\n"))
					.map((event) -> event.lines()
						.filter((line) -> line.startsWith("data:"))
						.map((line) -> line.substring(5))
						.collect(Collectors.joining("\n")));
		return messages.map(Answer::object)
			.filter((message) -> message.containsKey("result") || message.containsKey("error"))
			.reduce((first, second) -> second)
			.orElse(Map.of());
	}

	/**
	 * Reads an object.
	 * @param json some text
	 * @return its members; empty if it is no object
	 */
	static Map<String, Object> object(String json) {
		try {
			return Objects.requireNonNullElse(McpJsonDefaults.getMapper().readValue(json, OBJECT), Map.of());
		}
		catch (IOException | RuntimeException ex) {
			return Map.of();
		}
	}

	Map<?, ?> result() {
		return (message().get("result") instanceof Map<?, ?> result) ? result : Map.of();
	}

	boolean hasResult() {
		return message().get("result") instanceof Map<?, ?>;
	}

	/**
	 * Returns the code of the JSON-RPC error.
	 * @return the code, or {@code null} if it is no error
	 */
	@Nullable Integer errorCode() {
		return (message().get("error") instanceof Map<?, ?> error && error.get("code") instanceof Number code)
				? code.intValue() : null;
	}

	/**
	 * Says what came, for a finding.
	 * @return a line
	 */
	@Override
	public String toString() {
		if (this.failure != null) {
			return "no answer: " + this.failure;
		}
		HttpStatus known = HttpStatus.resolve(this.status);
		String start = (this.status == 0) ? ""
				: (known != null) ? this.status + " " + known.getReasonPhrase() : String.valueOf(this.status);
		String challenge = this.headers.getFirst(HttpHeaders.WWW_AUTHENTICATE);
		String session = this.headers.getFirst(StreamableHttpEndpoint.SESSION);
		return Stream
			.of(start, (challenge != null) ? "WWW-Authenticate: " + challenge : "",
					(session != null) ? StreamableHttpEndpoint.SESSION + ": " + session : "", Text.beginning(this.body))
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining(", "));
	}

}
