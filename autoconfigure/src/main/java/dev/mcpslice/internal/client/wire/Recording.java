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

package dev.mcpslice.internal.client.wire;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.mcpslice.client.Wire;
import dev.mcpslice.client.WireExchange;
import dev.mcpslice.client.WireMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * {@link Wire} that is written while the client lives. Thread-safe.
 */
public final class Recording implements Wire {

	/**
	 * How many messages and exchanges are kept, of each.
	 */
	static final int ENTRIES = 1000;

	/**
	 * About how many characters of messages are kept.
	 */
	static final int CHARACTERS = 4 * 1024 * 1024;

	private final String title;

	private final Secrets secrets;

	private final Instant opened = Instant.now();

	private final long begin = System.nanoTime();

	private final Deque<RecordedMessage> messages = new ArrayDeque<>();

	private final Deque<RecordedExchange> exchanges = new ArrayDeque<>();

	private int characters;

	private int dropped;

	/**
	 * Creates a recording.
	 * @param title whose it is
	 * @param secrets what must not be told
	 */
	public Recording(String title, Secrets secrets) {
		this.title = title;
		this.secrets = secrets;
	}

	/**
	 * Returns whose recording it is.
	 * @return the client's transport and server
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Returns when the client was opened.
	 * @return the time of day
	 */
	public Instant opened() {
		return this.opened;
	}

	private Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.begin);
	}

	/**
	 * Writes down that a message is sent.
	 * @param message the message
	 * @return what carries it may be told
	 */
	public RecordedMessage sent(JSONRPCMessage message) {
		return add(new RecordedMessage(elapsed(), true, message, this.secrets));
	}

	/**
	 * Writes down that a message has arrived.
	 * @param message the message
	 * @param call on the stream of which message, if that is known
	 */
	public void received(JSONRPCMessage message, @Nullable RecordedMessage call) {
		RecordedMessage received = new RecordedMessage(elapsed(), false, message, this.secrets);
		if (call != null) {
			received.receivedFor(call);
		}
		add(received);
	}

	/**
	 * Writes down that something has arrived that is no message.
	 * @param text what has arrived
	 */
	public void malformed(String text) {
		add(new RecordedMessage(elapsed(), this.secrets.text(text)));
	}

	/**
	 * Writes down that the client is closed, and with it all exchanges, of which nobody
	 * may have read the answers.
	 */
	public void closed() {
		allExchanges().forEach((exchange) -> exchange.ended(null));
	}

	private synchronized RecordedMessage add(RecordedMessage message) {
		this.messages.add(message);
		this.characters += message.size();
		while (this.messages.size() > ENTRIES || this.characters > CHARACTERS) {
			this.characters -= this.messages.remove().size();
			this.dropped++;
		}
		return message;
	}

	/**
	 * Writes down that a request is sent over HTTP.
	 * @param method its method
	 * @param uri where it is sent to
	 * @param headers its headers
	 * @param message the message that it carries, or on whose behalf it is sent, if there
	 * is one
	 * @return what becomes of it is told it
	 */
	public RecordedExchange http(HttpMethod method, URI uri, HttpHeaders headers, @Nullable RecordedMessage message) {
		RecordedExchange exchange = new RecordedExchange(this::elapsed, this.secrets, method, uri, headers);
		if (message != null && method == HttpMethod.POST) {
			message.carriedBy(exchange);
		}
		else if (message != null) {
			message.opened(exchange);
		}
		synchronized (this) {
			this.exchanges.add(exchange);
			if (this.exchanges.size() > ENTRIES) {
				this.exchanges.remove();
				this.dropped++;
			}
		}
		return exchange;
	}

	/**
	 * Returns the messages.
	 * @return those that are kept, in the order of time
	 */
	public synchronized List<WireMessage> allMessages() {
		return List.copyOf(this.messages);
	}

	/**
	 * Returns the HTTP exchanges.
	 * @return those that are kept, in the order of their requests
	 */
	public synchronized List<RecordedExchange> allExchanges() {
		return List.copyOf(this.exchanges);
	}

	@Override
	public ListAssert<WireMessage> messages() {
		return messages("messages", (message) -> true);
	}

	@Override
	public ListAssert<WireMessage> sent() {
		return messages("messages sent", WireMessage::isSent);
	}

	@Override
	public ListAssert<WireMessage> sent(String method) {
		return messages(method + " sent", (message) -> message.isSent() && method.equals(message.method()));
	}

	@Override
	public ListAssert<WireMessage> received() {
		return messages("messages received", (message) -> !message.isSent());
	}

	@Override
	public ListAssert<WireMessage> received(String method) {
		return messages(method + " received", (message) -> !message.isSent() && method.equals(message.method()));
	}

	private ListAssert<WireMessage> messages(String kind, Predicate<WireMessage> filter) {
		return Assertions.assertThat(allMessages().stream().filter(filter).toList()).as("%s %s", kind, this.title);
	}

	@Override
	public ListAssert<WireExchange> http() {
		return Assertions.assertThat(List.<WireExchange>copyOf(allExchanges())).as("HTTP exchanges %s", this.title);
	}

	/**
	 * Returns what has happened last, in the order of time.
	 * @param limit for how many events
	 * @return a line for each event
	 */
	public List<String> lines(int limit) {
		List<Event> events = new ArrayList<>();
		allMessages().forEach((message) -> events.add(new Event(message.time(), message::toString)));
		allExchanges().forEach((exchange) -> addTo(events, exchange));
		events.sort(Comparator.comparing(Event::time));
		return events.stream().skip(Math.max(0, events.size() - limit)).map(Event::toString).toList();
	}

	private static void addTo(List<Event> events, RecordedExchange exchange) {
		Duration answered = exchange.answered();
		Duration ended = exchange.ended();
		events.add(new Event(exchange.time(), exchange::request));
		if (answered != null) {
			events.add(new Event(answered, () -> "%s: %s".formatted(exchange.request(), exchange.answer())));
		}
		if (ended != null && exchange.failure() != null) {
			events.add(new Event(ended, () -> "%s: failed: %s".formatted(exchange.request(), exchange.failure())));
		}
		else if (ended != null && exchange.isEventStream()) {
			events.add(new Event(ended, () -> exchange.request() + ": the event stream ended"));
		}
	}

	/**
	 * Returns how many messages and exchanges are not kept any more.
	 * @return their number
	 */
	public synchronized int dropped() {
		return this.dropped;
	}

	/**
	 * Returns the whole recording.
	 * @return a line for each event
	 */
	@Override
	public String toString() {
		int dropped = dropped();
		return "The wire of the client %s, in seconds since %s%s:\n%s".formatted(this.title, this.opened,
				(dropped > 0) ? " (the first %d events are not kept)".formatted(dropped) : "",
				String.join("\n", lines(Integer.MAX_VALUE)));
	}

	/**
	 * Something that has happened.
	 *
	 * @param time when
	 * @param text what
	 */
	private record Event(Duration time, Supplier<String> text) {

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%8.3f  %s", this.time.toNanos() / 1e9, this.text.get());
		}

	}

}
