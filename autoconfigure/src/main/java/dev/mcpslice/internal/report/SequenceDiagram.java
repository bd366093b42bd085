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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.mcpslice.internal.report.Conversation.Answer;
import dev.mcpslice.internal.report.Conversation.Exchange;
import dev.mcpslice.internal.report.Conversation.Message;
import org.jspecify.annotations.Nullable;

/**
 * Draws a conversation as a sequence diagram: a row for each message and for each event
 * of an HTTP exchange, between the lifelines of client and server, with bars for the
 * exchanges beside them.
 */
final class SequenceDiagram {

	private static final int ID = 12;

	private final Conversation conversation;

	private final IdentityHashMap<Exchange, Integer> numbers = new IdentityHashMap<>();

	/**
	 * Requests and their responses, each with the other.
	 */
	private final IdentityHashMap<Message, Message> counterparts = new IdentityHashMap<>();

	private final List<Row> rows = new ArrayList<>();

	private int charactersLeft;

	/**
	 * Creates a diagram.
	 * @param conversation what it shows
	 * @param characters how many characters of JSON it shows at most
	 */
	SequenceDiagram(Conversation conversation, int characters) {
		this.conversation = conversation;
		this.charactersLeft = characters;
		conversation.exchanges().forEach((exchange) -> this.numbers.put(exchange, this.numbers.size() + 1));
		pair(conversation.messages());
	}

	private void pair(List<Message> messages) {
		Map<String, Message> requests = new HashMap<>();
		for (Message message : messages) {
			Message request = requests.get(key(message.id(), !message.sent()));
			if (message.isRequest()) {
				requests.put(key(message.id(), message.sent()), message);
			}
			else if (message.isResponse() && request != null) {
				this.counterparts.put(message, request);
				this.counterparts.put(request, message);
			}
		}
	}

	private static String key(@Nullable String id, boolean sent) {
		return sent + " " + id;
	}

	/**
	 * Returns the diagram.
	 * @return the diagram, as HTML
	 */
	String html() {
		IdentityHashMap<Exchange, Message> carried = new IdentityHashMap<>();
		for (Message message : this.conversation.messages()) {
			Exchange exchange = message.exchange();
			boolean starts = message.sent() && exchange != null && carried.putIfAbsent(exchange, message) == null;
			this.rows.add(new Row(message.time(), style(message), label(message), details(message),
					starts ? exchange : null));
		}
		for (Exchange exchange : this.conversation.exchanges()) {
			addRows(exchange, carried.get(exchange));
		}
		this.rows.sort(Comparator.comparing(Row::time));
		return draw(lanes());
	}

	private void addRows(Exchange exchange, @Nullable Message carried) {
		if (carried == null) {
			this.rows.add(new Row(exchange.time(), "http sent", chip(exchange) + Html.escape(exchange.request()),
					block("headers", exchange.requestHeaders()), exchange));
		}
		Answer answer = exchange.answer();
		if (answer != null) {
			String body = answer.eventStream() ? ", event stream" : "";
			this.rows.add(new Row(answer.time(), "http received" + (answer.error() ? " error" : ""),
					chip(exchange) + Html.escape(answer.status() + body), block("headers", answer.headers()), null));
		}
		Duration ended = exchange.ended();
		if (ended == null) {
			return;
		}
		if (exchange.failure() != null) {
			this.rows.add(new Row(ended, "http received error",
					chip(exchange) + "failed: " + Html.escape(exchange.failure()), "", null));
		}
		else if (exchange.isEventStream() && !isAnswered(carried)) {
			this.rows.add(new Row(ended, "http received", chip(exchange) + "the event stream ended", eventIds(exchange),
					null));
		}
	}

	// That the stream of a call ends once the call is answered goes without saying.
	private boolean isAnswered(@Nullable Message carried) {
		return carried != null && this.counterparts.containsKey(carried);
	}

	private static String eventIds(Exchange exchange) {
		return exchange.eventIds().isEmpty() ? ""
				: block("headers", "ids of events: " + String.join(", ", exchange.eventIds()));
	}

	private static String style(Message message) {
		String direction = message.sent() ? "sent" : "received";
		String kind = message.isResponse() ? "response" : message.isRequest() ? "request" : "notification";
		return direction + " " + kind + ((message.error() != null) ? " error" : "");
	}

	private String label(Message message) {
		StringBuilder label = new StringBuilder(chip(message.exchange()));
		Message counterpart = this.counterparts.get(message);
		if (message.isResponse()) {
			label.append("answer");
			if (counterpart != null) {
				label.append(" to ").append(name(counterpart));
			}
		}
		else {
			label.append(name(message));
		}
		if (message.id() != null) {
			label.append(" <small>id ").append(Html.escape(abbreviate(message.id()))).append("</small>");
		}
		if (message.isResponse() && counterpart != null) {
			label.append(" <small>after ")
				.append(milliseconds(message.time().minus(counterpart.time())))
				.append("</small>");
		}
		if (message.error() != null) {
			label.append(" <em>").append(Html.escape(message.error())).append("</em>");
		}
		if (message.isRequest() && counterpart == null) {
			label.append(" <em>no answer</em>");
		}
		return label.toString();
	}

	// Servers number their requests with long prefixes. The JSON has the whole id.
	private static String abbreviate(String id) {
		return (id.length() <= ID) ? id : "…" + id.substring(id.length() - ID);
	}

	private static String name(Message message) {
		String subject = (message.subject() != null) ? " " + Html.escape(message.subject()) : "";
		return "<b>" + Html.escape(String.valueOf(message.method())) + "</b>" + subject;
	}

	private String chip(@Nullable Exchange exchange) {
		Integer number = this.numbers.get(exchange);
		return (number != null) ? "<span class=\"chip\" title=\"HTTP exchange %1$d\">%1$d</span> ".formatted(number)
				: "";
	}

	private String details(Message message) {
		Exchange exchange = message.exchange();
		String http = (message.sent() && exchange != null)
				? block("headers", exchange.request() + "\n" + exchange.requestHeaders()) : "";
		String json = message.json();
		if (json.length() > this.charactersLeft) {
			return http + "<p>The JSON has %d characters, which are left out: the page would be too large.</p>"
				.formatted(json.length());
		}
		this.charactersLeft -= json.length();
		return http + "<pre class=\"json\">" + PrettyJson.html(json) + "</pre>";
	}

	private static String block(String style, String text) {
		return text.isBlank() ? "" : "<pre class=\"%s\">%s</pre>".formatted(style, Html.escape(text.strip()));
	}

	private Lanes lanes() {
		Lanes lanes = new Lanes();
		for (int i = 0; i < this.rows.size(); i++) {
			Exchange exchange = this.rows.get(i).starts();
			if (exchange != null) {
				String style = (exchange.isEventStream() ? "stream" : "plain") + (exchange.isFailed() ? " error" : "")
						+ ((exchange.ended() != null) ? "" : " open");
				lanes.add(i, last(i, exchange.ended()), this.numbers.getOrDefault(exchange, 0), style);
			}
		}
		return lanes;
	}

	private int last(int first, @Nullable Duration ended) {
		int last = first;
		while (last + 1 < this.rows.size() && (ended == null || this.rows.get(last + 1).time().compareTo(ended) <= 0)) {
			last++;
		}
		return last;
	}

	private String draw(Lanes lanes) {
		StringBuilder html = new StringBuilder("<div class=\"diagram lanes%d\">\n".formatted(lanes.width()));
		html.append("<div class=\"heads\"><span>client</span><span>server</span></div>\n<ol>\n");
		for (int i = 0; i < this.rows.size(); i++) {
			Row row = this.rows.get(i);
			boolean before = row.time().compareTo(this.conversation.testBegan()) < 0;
			html.append("<li class=\"%s%s\">".formatted(row.style(), before ? " before" : ""))
				.append(draw(row))
				.append(lanes.html(i))
				.append("</li>\n");
		}
		return html.append("</ol>\n</div>\n").toString();
	}

	private static String draw(Row row) {
		String line = "<time>%s</time><span class=\"arrow\"><span class=\"label\">%s</span></span>"
			.formatted(seconds(row.time()), row.label());
		return row.details().isEmpty() ? "<div class=\"row\">" + line + "</div>"
				: "<details><summary class=\"row\">%s</summary><div class=\"content\">%s</div></details>"
					.formatted(line, row.details());
	}

	private static String seconds(Duration time) {
		return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
	}

	/**
	 * Returns a duration as it reads in a page.
	 * @param duration the duration
	 * @return the milliseconds, or the seconds of a long one
	 */
	static String milliseconds(Duration duration) {
		double milliseconds = duration.toNanos() / 1e6;
		return (milliseconds < 10_000)
				? String.format(Locale.ROOT, (milliseconds < 10) ? "%.1f ms" : "%.0f ms", milliseconds)
				: String.format(Locale.ROOT, "%.1f s", milliseconds / 1000);
	}

	/**
	 * A row of the diagram.
	 *
	 * @param time when it was
	 * @param style its classes
	 * @param label what the arrow says, as HTML
	 * @param details what is folded, as HTML
	 * @param starts the exchange whose request it is, {@code null} if there is none
	 */
	private record Row(Duration time, String style, String label, String details, @Nullable Exchange starts) {

	}

}
