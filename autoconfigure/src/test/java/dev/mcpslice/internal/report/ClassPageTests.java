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

import dev.mcpslice.internal.report.TestResult.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClassPageTests {

	private final ClassPage page = new ClassPage("com.example.PriceTests", Conversations.BEGAN);

	@Test
	void failedTestsAreOpen() {
		this.page.add(Conversations.result("<price>", Outcome.FAILED, "expected: <1>"), List.of());
		this.page.add(Conversations.result("stock", Outcome.PASSED, null), List.of(Conversations.ofAllKinds()));
		this.page.add(Conversations.result("delivery", Outcome.ABORTED, "not today"), List.of());

		assertThat(this.page.html())
			.contains("<h1>PriceTests</h1>", "com.example · ", "1 failed</span>", "1 passed</span>", "1 aborted",
					"run of ", "<details class=\"test failed\" open>", "<details class=\"test passed\">",
					"<details class=\"test aborted\">", "&lt;price&gt;", "expected: &lt;1&gt;", "1500 ms",
					"No client was opened", "<h3>Client over SSE with", "5 messages, 2 HTTP exchanges</p>")
			.doesNotContain("not shown");
	}

	@Test
	void onlyTestIsOpen() {
		this.page.add(Conversations.result("stock", Outcome.PASSED, null), List.of());

		assertThat(this.page.html()).contains("<details class=\"test passed\" open>").doesNotContain("failed</span>");
	}

	@Test
	void classNeedsNoPackage() {
		assertThat(new ClassPage("Tests", Conversations.BEGAN).html())
			.contains("<h1>Tests</h1>\n<p class=\"meta\"> · run of");
	}

	@Test
	void testsAreInTheOrderInWhichTheyBegan() {
		this.page.add(new TestResult("second", Outcome.PASSED, null, Instant.ofEpochSecond(2), Duration.ZERO),
				List.of());
		this.page.add(new TestResult("first", Outcome.PASSED, null, Instant.ofEpochSecond(1), Duration.ZERO),
				List.of());

		assertThat(this.page.html()).containsSubsequence(">first<", ">second<");
	}

	@Test
	void whatIsNotShownIsCounted() {
		Conversation conversation = new Conversation("over stdio", Conversations.BEGAN, Duration.ZERO, 7, List.of(),
				List.of());
		this.page.add(Conversations.result("stock", Outcome.PASSED, null), List.of(conversation));

		assertThat(this.page.html()).contains(", 0 messages, not shown: 7 from before</p>")
			.doesNotContain("HTTP exchanges</p>");
	}

	@Test
	void longMessageIsCut() {
		this.page.add(Conversations.result("stock", Outcome.FAILED, "x".repeat(30_000)), List.of());

		assertThat(this.page.html()).contains("x… (30000 characters)").hasSizeLessThan(45_000);
	}

	@Test
	void pageDoesNotGrowWithoutEnd() {
		ClassPage small = new ClassPage("Tests", Conversations.BEGAN, 1000, 20_000);
		Conversation conversation = Conversations
			.of(List.of(Conversations.response(1, false, "1", null, "x".repeat(900))), List.of());

		for (int i = 0; i < 100; i++) {
			small.add(Conversations.result("stock", Outcome.FAILED, "sold out"), List.of(conversation, conversation));
		}

		assertThat(small.html()).contains("<p>1 client left out: the page would be too large.</p>",
				"<pre class=\"failure\">sold out</pre>\n<p>The wire is left out: the page would be too large.</p>");
		assertThat(small.html().split("class=\"json\"")).hasSizeBetween(10, 21);
	}

}
