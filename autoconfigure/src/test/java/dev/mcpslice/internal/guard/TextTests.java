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

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class TextTests {

	@ParameterizedTest
	@ValueSource(strings = { "{\"stackTrace\" : [ {\"className\":\"A\"}]}", "\tat books.Shop.find(Shop.java:17)",
			"\\tat books.Shop$1.find(Shop.kt:17)", "at java.base/java.lang.Thread.run(Thread.java:840)",
			"Traceback (most recent call last):", "    at Object.find (/app/shop.js:17:4)" })
	void stackTraceIsSeen(String text) {
		assertThat(Text.hasStackTrace(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{\"stackTrace\":[]}", "Look at Shop.java (line 17)", "We meet at five (or six:17)" })
	void whatIsNoneIsNot(String text) {
		assertThat(Text.hasStackTrace(text)).isFalse();
	}

	@Test
	void beginningIsOneLine() {
		assertThat(Text.beginning("a\nb\u001b[2J")).isEqualTo("a b\\u001b[2J");
		assertThat(Text.beginning("x".repeat(1000))).startsWith("xxx").endsWith("x… (1000 characters)");
	}

	@Test
	void idsAreAsRandomAsTheyAre() {
		assertThat(SessionChecks.bits(Stream.generate(() -> UUID.randomUUID().toString()).limit(16).toList()))
			.isGreaterThan(70);
		assertThat(SessionChecks.bits(IntStream.range(1000, 1016).mapToObj(Integer::toString).toList())).isLessThan(10);
		assertThat(SessionChecks.bits(List.of())).isZero();
	}

	@Test
	void responseIsFoundInJsonAndInEvents() {
		assertThat(Answer.response(" {\"id\":1,\"result\":{}}")).containsEntry("id", 1);
		assertThat(Answer
			.response(": hello\n\nid: 1\ndata: {\"method\":\"m\"}\n\ndata: {\"id\":2,\ndata: \"error\":{}}\n\n"))
			.containsEntry("id", 2);
		assertThat(Answer.response("no JSON")).isEmpty();
	}

	@Test
	void answerSaysWhatCame() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("WWW-Authenticate", "Basic");
		assertThat(new Answer(401, headers, "", null)).hasToString("401 Unauthorized, WWW-Authenticate: Basic");
		assertThat(new Answer(299, HttpHeaders.EMPTY, "", null)).hasToString("299");
		assertThat(new Answer(0, HttpHeaders.EMPTY, "{}", null)).hasToString("{}");
		assertThat(Answer.none("gone")).hasToString("no answer: gone");
	}

}
