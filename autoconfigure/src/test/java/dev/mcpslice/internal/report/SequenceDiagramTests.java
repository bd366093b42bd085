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
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mcpslice.internal.report.Conversation.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SequenceDiagramTests {

	private static List<String> rows(Conversation conversation) {
		return rows(conversation, Integer.MAX_VALUE);
	}

	private static List<String> rows(Conversation conversation, int characters) {
		return Stream.of(new SequenceDiagram(conversation, characters).html().split("<li"))
			.skip(1)
			.map((row) -> row.substring(0, row.indexOf("</li>")))
			.toList();
	}

	private static String text(String row) {
		return row.replaceAll("(?s)^[^>]*>", "")
			.replaceAll("(?s)<div class=.content.*", "")
			.replaceAll("<[^>]*>", "|")
			.replaceAll("\\|+", "|");
	}

	@Test
	void rowsAreInTheOrderOfTime() {
		assertThat(rows(Conversations.ofAllKinds())).extracting(SequenceDiagramTests::text)
			.containsExactly("|0.010|1| |tools/call| |id c1|", "|0.020|1| 200 OK, event stream|",
					"|0.030|elicitation/create| |id s1|", "|0.040|answer to |elicitation/create| |id s1| |after 10 ms|",
					"|0.045|notifications/progress| 1 of 2|",
					"|0.050|answer to |tools/call| |id c1| |after 40 ms| |error of the tool|",
					"|0.070|2| GET http://127.0.0.1:1/mcp|", "|0.075|2| 401 UNAUTHORIZED|");
	}

	@Test
	void arrowsSayWhoSpeaksAndWhatItIs() {
		assertThat(rows(Conversations.ofAllKinds()))
			.extracting((row) -> row.replaceAll("(?s)^ class=.([^\"]*).*", "$1"))
			.containsExactly("sent request", "http received", "received request", "sent response",
					"received notification", "received response error", "http sent", "http received error");
	}

	@Test
	void messagesAndHeadersAreFolded() {
		List<String> rows = rows(Conversations.ofAllKinds());

		assertThat(rows.get(0)).contains("<details><summary", "POST http://127.0.0.1:1/mcp\nX-Tenant: acme</pre>",
				"<pre class=\"json\">{\n  <b>&quot;method&quot;</b>: <i>&quot;tools/call&quot;</i>,\n");
		assertThat(rows.get(4)).contains("<details>");
		assertThat(rows.get(6)).doesNotContain("<details>");
		assertThat(rows.get(7)).contains("WWW-Authenticate: Bearer");
	}

	@Test
	void textStaysText() {
		String html = new SequenceDiagram(Conversations.ofAllKinds(), 1000).html();

		assertThat(html).contains("&lt;img src=x onerror=").doesNotContain("<img", "<script", "</script");
	}

	@Test
	void requestWithoutAnswerIsMarked() {
		Conversation conversation = Conversations.of(List.of(Conversations.request(1, true, "ping", "c1", null),
				Conversations.request(2, false, "ping", "s1", null), Conversations.response(3, false, "c2", null, "{}"),
				Conversations.response(3, false, "s1", null, "{}")), List.of());

		assertThat(rows(conversation)).extracting(SequenceDiagramTests::text)
			.containsExactly("|0.001|ping| |id c1| |no answer|", "|0.002|ping| |id s1| |no answer|",
					"|0.003|answer |id c2|", "|0.003|answer |id s1|");
	}

	@Test
	void exchangesSayHowTheyEnded() {
		Exchange failed = new Exchange(Duration.ofMillis(1), "POST http://a/", "", null, Duration.ofMillis(2),
				"IOException: <reset>", List.of());
		Exchange stream = new Exchange(Duration.ofMillis(3), "GET http://a/", "", Conversations.answer(4, true),
				Duration.ofMillis(5), null, List.of("e1", "e2"));
		Exchange empty = new Exchange(Duration.ofMillis(6), "GET http://a/", "", Conversations.answer(7, true),
				Duration.ofMillis(8), null, List.of());
		Exchange open = new Exchange(Duration.ofMillis(9), "GET http://a/", "", null, null, null, List.of());

		List<String> rows = rows(Conversations.of(List.of(), List.of(failed, stream, empty, open)));

		assertThat(rows).extracting(SequenceDiagramTests::text)
			.containsExactly("|0.001|1| POST http://a/|", "|0.002|1| failed: IOException: &lt;reset&gt;|",
					"|0.003|2| GET http://a/|", "|0.004|2| 200 OK, event stream|", "|0.005|2| the event stream ended|",
					"|0.006|3| GET http://a/|", "|0.007|3| 200 OK, event stream|", "|0.008|3| the event stream ended|",
					"|0.009|4| GET http://a/|");
		assertThat(rows.get(4)).contains("ids of events: e1, e2");
		assertThat(rows.get(7)).doesNotContain("<details>");
		assertThat(rows.get(8)).contains("bar lane0 plain open first last");
	}

	@Test
	void barsOfExchangesUnderWayAreSideBySide() {
		Exchange first = Conversations.exchange(1, 5, Conversations.answer(4, true));
		Exchange second = Conversations.exchange(2, 3, Conversations.answer(3, false));
		Exchange third = Conversations.exchange(6, 7, Conversations.answer(7, false));

		List<String> rows = rows(Conversations.of(List.of(), List.of(first, second, third)));

		assertThat(rows.get(0)).contains("bar lane0 stream first").doesNotContain("lane1");
		assertThat(rows.get(1)).contains("bar lane0 stream\"", "bar lane1 plain first\"", "title=\"HTTP exchange 2\"");
		assertThat(rows.get(2)).contains("bar lane0 stream\"", "bar lane1 plain last\"");
		assertThat(rows.get(4)).contains("bar lane0 stream last\"");
		assertThat(rows.get(5)).contains("bar lane0 plain first\"").doesNotContain("lane1");
	}

	@Test
	void thereAreNotMoreBarsThanFit() {
		List<Exchange> exchanges = IntStream.range(0, 20)
			.mapToObj((i) -> Conversations.exchange(i, 100, Conversations.answer(50, false)))
			.toList();

		String html = new SequenceDiagram(Conversations.of(List.of(), exchanges), 1000).html();

		assertThat(html).contains("lanes8", "lane7").doesNotContain("lane8 ");
	}

	@Test
	void whatWasBeforeTheTestIsPale() {
		Conversation all = Conversations.ofAllKinds();
		Conversation conversation = new Conversation(all.title(), all.opened(), Duration.ofMillis(40), 0,
				all.messages(), all.exchanges());

		assertThat(rows(conversation)).filteredOn((row) -> row.contains(" before\"")).hasSize(3);
	}

	@Test
	void jsonBeyondTheLimitIsLeftOut() {
		List<String> rows = rows(Conversations.ofAllKinds(), 40);

		assertThat(rows.get(0)).contains("class=\"json\"");
		assertThat(rows.get(2)).contains("The JSON has 41 characters, which are left out").doesNotContain("\"json\"");
		assertThat(rows.get(4)).contains("class=\"json\"");
	}

	@Test
	void durationsAreReadable() {
		assertThat(SequenceDiagram.milliseconds(Duration.ofNanos(1_260_000))).isEqualTo("1.3 ms");
		assertThat(SequenceDiagram.milliseconds(Duration.ofMillis(126))).isEqualTo("126 ms");
		assertThat(SequenceDiagram.milliseconds(Duration.ofMillis(12_340))).isEqualTo("12.3 s");
	}

}
