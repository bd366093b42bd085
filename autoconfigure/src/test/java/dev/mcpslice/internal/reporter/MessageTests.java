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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Message}.
 */
class MessageTests {

	@Test
	void isALineWhateverIsInIt() {
		Message message = Message.of("failed")
			.with("text", "one=1&two\r\n%три 💥\u2028")
			.with("empty", "")
			.with("absent", null);

		assertThat(message.toLine()).matches("[\\x20-\\x7e]+");
		assertThat(Message.parse(message.toLine())).isEqualTo(message);
		assertThat(message.get("absent")).isEmpty();
	}

	@Test
	void readsWhatHasNoValue() {
		assertThat(Message.parse("event=a&b&event=c")).isEqualTo(Message.of("c").with("b", ""));
	}

	@Test
	void refusesWhatNamesNoEvent() {
		assertThatIllegalArgumentException().isThrownBy(() -> Message.parse("a=b")).withMessage("It names no event");
		assertThatIllegalArgumentException().isThrownBy(() -> Message.parse("%"));
	}

	@Test
	void tellsTheCausesOfAFailureAndWhereTheLastOneWasThrown() {
		IllegalStateException failure = new IllegalStateException("no bean",
				new IllegalArgumentException("no value", new UnsupportedOperationException("no way")));

		assertThat(Message.of("failed").withFailure(failure).get("failure")).startsWith(
				"java.lang.IllegalStateException: no bean\nCaused by: java.lang.IllegalArgumentException: no value\n"
						+ "Caused by: java.lang.UnsupportedOperationException: no way\n\tat " + getClass().getName());
	}

	@Test
	void cutsAFailureThatIsTooLong() {
		Throwable failure = new IllegalStateException("x".repeat(100_000));
		for (int i = 0; i < 100; i++) {
			failure = new IllegalStateException("x".repeat(100_000), failure);
		}

		assertThat(Message.of("failed").withFailure(failure).get("failure"))
			.startsWith("java.lang.IllegalStateException: xxx")
			.hasSizeLessThan(32 * 1024);
	}

}
