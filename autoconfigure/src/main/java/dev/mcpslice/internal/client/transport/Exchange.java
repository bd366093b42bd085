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

package dev.mcpslice.internal.client.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.wire.RecordedExchange;
import dev.mcpslice.internal.client.wire.Secrets;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;

/**
 * What went over the wire for one call, told when a test fails. Headers are left out,
 * since they may hold secrets.
 */
public final class Exchange {

	/**
	 * How much of a message is told, in characters.
	 */
	private static final int LIMIT = 2000;

	private final String subject;

	private final Secrets secrets;

	private final List<RecordedExchange> http = new CopyOnWriteArrayList<>();

	private volatile @Nullable JSONRPCMessage sent;

	private volatile @Nullable JSONRPCResponse received;

	private volatile @Nullable ResponseEntity<String> httpError;

	private volatile String advice = "";

	private volatile String note = "";

	private volatile Supplier<String> state = () -> "";

	private final Sinks.Empty<Void> failure = Sinks.empty();

	/**
	 * Creates an exchange.
	 * @param title what is called
	 * @param transport over which transport
	 * @param server with which server
	 * @param secrets what must not be told
	 */
	public Exchange(String title, McpTransport transport, String server, Secrets secrets) {
		this.subject = "%s over %s with %s".formatted(title, transport, server);
		this.secrets = secrets;
	}

	/**
	 * Returns what is called, and whom.
	 * @return a line
	 */
	public String subject() {
		return this.subject;
	}

	public void sent(JSONRPCMessage message) {
		this.received = null;
		this.sent = message;
	}

	/**
	 * Returns the id of the answer that is waited for.
	 * @return the id, or {@code null} if none is
	 */
	public @Nullable Object awaitedId() {
		return (this.sent instanceof JSONRPCRequest request && this.received == null) ? request.id() : null;
	}

	/**
	 * Returns whether an answer is waited for.
	 * @param id its id
	 * @return whether it is
	 */
	public boolean awaits(Object id) {
		return id.equals(awaitedId());
	}

	/**
	 * Says what the call waits for, in case that it takes too long.
	 * @param state describes it, when it is asked
	 */
	public void waitsFor(Supplier<String> state) {
		this.state = state;
	}

	/**
	 * Returns what the call waits for.
	 * @return a part of a sentence, or an empty text
	 */
	public String state() {
		return this.state.get();
	}

	/**
	 * Fails the call, unless it has been answered.
	 * @param id the id of the answer that will not come
	 * @param reason why not
	 */
	public void fail(Object id, Throwable reason) {
		if (awaits(id)) {
			fail(reason);
		}
	}

	/**
	 * Fails the call.
	 * @param reason why there will be no answer
	 */
	public void fail(Throwable reason) {
		this.failure.tryEmitError(reason);
	}

	/**
	 * Returns a signal that fails when the call does.
	 * @param <T> the type of a signal that never comes
	 * @return the signal
	 */
	public <T> Mono<T> failure() {
		return this.failure.asMono().then(Mono.never());
	}

	/**
	 * Says what to do about a failure. It is told before what went over the wire.
	 * @param advice some lines, or an empty text
	 */
	public void advise(String advice) {
		this.advice = advice.isEmpty() ? "" : advice + "\n";
	}

	public void received(JSONRPCResponse response) {
		this.received = response;
	}

	/**
	 * Adds an HTTP exchange that was made for the call.
	 * @param exchange the exchange
	 */
	public void carriedBy(RecordedExchange exchange) {
		this.http.add(exchange);
	}

	/**
	 * Returns the HTTP exchange that was made last for the call.
	 * @return the exchange
	 */
	public RecordedExchange carrier() {
		return this.http.get(this.http.size() - 1);
	}

	public void refused(ResponseEntity<String> answer) {
		this.httpError = answer;
	}

	/**
	 * Returns the HTTP answer that refused the call, if one did.
	 * @return the answer with its body, or {@code null}
	 */
	public @Nullable ResponseEntity<String> httpError() {
		return this.httpError;
	}

	/**
	 * Adds what else is worth to know.
	 * @param note a note
	 */
	public void note(String note) {
		this.note = note;
	}

	@Override
	public String toString() {
		return this.subject + "\n" + details();
	}

	/**
	 * Returns what went over the wire.
	 * @return some lines
	 */
	public String details() {
		StringBuilder text = new StringBuilder(this.advice).append("sent: ").append(masked(this.sent));
		this.http.forEach((exchange) -> text.append("\n").append(exchange));
		ResponseEntity<String> error = this.httpError;
		if (error != null) {
			text.append("\nanswered with HTTP ").append(error.getStatusCode()).append(body(error.getBody()));
		}
		JSONRPCResponse response = this.received;
		if (response != null) {
			text.append("\nreceived: ").append(masked(response));
		}
		return mask(text.append(this.note).toString());
	}

	/**
	 * Masks secrets in a text that is told of the call.
	 * @param text the text
	 * @return the same with secrets masked
	 */
	public String mask(String text) {
		return this.secrets.text(text);
	}

	private String masked(@Nullable JSONRPCMessage message) {
		return (message != null) ? abbreviate(this.secrets.json(message)) : json(null);
	}

	private static String body(@Nullable String body) {
		return StringUtils.hasText(body) ? ": " + abbreviate(body.strip()) : " and no body";
	}

	/**
	 * Returns a message as it reads in an error message.
	 * @param message the message
	 * @return its JSON, cut if it is long
	 */
	public static String json(@Nullable Object message) {
		if (message == null) {
			return "nothing";
		}
		try {
			return abbreviate(McpJsonDefaults.getMapper().writeValueAsString(message));
		}
		catch (IOException ex) {
			return abbreviate(message.toString());
		}
	}

	/**
	 * Returns as much of a text as a failure may tell.
	 * @param text the text
	 * @return its beginning, if it is long
	 */
	public static String abbreviate(String text) {
		return (text.length() <= LIMIT) ? text
				: "%s… (%d characters in all)".formatted(text.substring(0, LIMIT), text.length());
	}

	/**
	 * Returns a duration as it reads in a sentence.
	 * @param duration the duration
	 * @return such as {@code 1m30s}
	 */
	public static String duration(Duration duration) {
		return DurationFormatterUtils.print(duration, DurationFormat.Style.COMPOSITE);
	}

}
