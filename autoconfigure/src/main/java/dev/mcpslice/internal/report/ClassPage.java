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

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.mcpslice.internal.report.TestResult.Outcome;

/**
 * The page of a test class with its nested classes. Conversations are drawn as they are
 * added, and nothing but text is kept of them. Thread-safe.
 */
public final class ClassPage {

	/**
	 * How many characters are shown for a test, about.
	 */
	private static final int TEST_CHARACTERS = 4 * 1024 * 1024;

	/**
	 * How many characters of HTML a page has, about.
	 */
	private static final int CHARACTERS = 32 * 1024 * 1024;

	private static final int MESSAGE = 20_000;

	private static final String LEGEND = """
			<footer>
			<p>Solid arrows are requests and notifications, dashed ones answers, dotted ones HTTP without a message.
			What the server asks of its client, and what that answers, is violet; what failed is red. A number is that
			of an HTTP exchange, whose bar is beside the server; those of event streams are turquoise. Times are in
			seconds since the client was opened. A click on a row shows the JSON and the headers.</p>
			</footer>
			""";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

	private final String className;

	private final Instant began;

	private final int testLimit;

	private final int limit;

	private final List<Entry> entries = new ArrayList<>();

	private int characters;

	/**
	 * Creates a page without tests.
	 * @param className the fully qualified name of the top-level class
	 * @param began when the class began
	 */
	public ClassPage(String className, Instant began) {
		this(className, began, TEST_CHARACTERS, CHARACTERS);
	}

	ClassPage(String className, Instant began, int testLimit, int limit) {
		this.className = className;
		this.began = began;
		this.testLimit = testLimit;
		this.limit = limit;
	}

	/**
	 * Adds a test.
	 * @param result how it has ended
	 * @param conversations what went over the wire of each of its clients
	 */
	public void add(TestResult result, List<Conversation> conversations) {
		String html = failure(result) + clients(conversations);
		synchronized (this) {
			if (this.characters + html.length() > this.limit) {
				html = failure(result) + "<p>The wire is left out: the page would be too large.</p>\n";
			}
			this.characters += html.length();
			this.entries.add(new Entry(result, html));
		}
	}

	private static String failure(TestResult result) {
		String message = result.message();
		if (message == null) {
			return "";
		}
		String shown = (message.length() <= MESSAGE) ? message
				: "%s… (%d characters)".formatted(message.substring(0, MESSAGE), message.length());
		return "<pre class=\"failure\">%s</pre>\n".formatted(Html.escape(shown));
	}

	private String clients(List<Conversation> conversations) {
		if (conversations.isEmpty()) {
			return "<p>No client was opened.</p>\n";
		}
		StringBuilder html = new StringBuilder();
		int left = 0;
		for (Conversation conversation : conversations) {
			int rest = this.testLimit - html.length();
			if (rest > 0) {
				html.append(client(conversation, rest));
			}
			else {
				left++;
			}
		}
		return (left == 0) ? html.toString()
				: html + "<p>%s left out: the page would be too large.</p>\n".formatted(count(left, "client"));
	}

	private static String client(Conversation conversation, int characters) {
		StringBuilder counts = new StringBuilder("opened at ").append(time(conversation.opened()))
			.append(", " + count(conversation.messages().size(), "message"));
		if (!conversation.exchanges().isEmpty()) {
			counts.append(", " + count(conversation.exchanges().size(), "HTTP exchange"));
		}
		if (conversation.missing() > 0) {
			counts.append(", not shown: %d from before".formatted(conversation.missing()));
		}
		return "<section class=\"client\">\n<h3>Client %s</h3>\n<p class=\"meta\">%s</p>\n%s</section>\n"
			.formatted(Html.escape(conversation.title()), counts, new SequenceDiagram(conversation, characters).html());
	}

	static String count(int number, String noun) {
		return number + " " + noun + ((number != 1) ? "s" : "");
	}

	String className() {
		return this.className;
	}

	Instant began() {
		return this.began;
	}

	synchronized boolean isEmpty() {
		return this.entries.isEmpty();
	}

	synchronized int count(Outcome outcome) {
		return (int) this.entries.stream().filter((entry) -> entry.result().outcome() == outcome).count();
	}

	/**
	 * Returns the page as it is now.
	 * @return the page, as HTML
	 */
	synchronized String html() {
		int dot = this.className.lastIndexOf('.');
		StringBuilder body = new StringBuilder("<header>\n<p><a href=\"index.html\">All test classes</a></p>\n");
		body.append("<h1>%s</h1>\n".formatted(Html.escape(this.className.substring(dot + 1))));
		body.append("<p class=\"meta\">%s%s · run of %s</p>\n</header>\n<main>\n".formatted(
				(dot > 0) ? Html.escape(this.className.substring(0, dot)) + " · " : "",
				counts(count(Outcome.PASSED), count(Outcome.FAILED), count(Outcome.ABORTED)), time(this.began)));
		this.entries.stream()
			.sorted(Comparator.comparing((entry) -> entry.result().began()))
			.forEach((entry) -> body.append(html(entry)));
		return Html.page(this.className, body.append("</main>\n").append(LEGEND).toString());
	}

	private String html(Entry entry) {
		TestResult result = entry.result();
		String outcome = result.outcome().name().toLowerCase(Locale.ROOT);
		boolean open = result.outcome() == Outcome.FAILED || this.entries.size() == 1;
		return """
				<details class="test %1$s"%2$s>
				<summary><span class="outcome">%1$s</span> <span class="name">%3$s</span> <small>%4$s</small></summary>
				%5$s</details>
				""".formatted(outcome, open ? " open" : "", Html.escape(result.name()),
				SequenceDiagram.milliseconds(result.duration()), entry.html());
	}

	static String counts(int passed, int failed, int aborted) {
		List<String> counts = new ArrayList<>();
		if (failed > 0) {
			counts.add("<span class=\"failed\">%d failed</span>".formatted(failed));
		}
		if (passed > 0) {
			counts.add("<span class=\"passed\">%d passed</span>".formatted(passed));
		}
		if (aborted > 0) {
			counts.add("%d aborted".formatted(aborted));
		}
		return String.join(", ", counts);
	}

	static String time(Instant instant) {
		return TIME.format(instant.atZone(ZoneId.systemDefault()));
	}

	/**
	 * A test.
	 *
	 * @param result how it has ended
	 * @param html what is shown of it
	 */
	private record Entry(TestResult result, String html) {

	}

}
