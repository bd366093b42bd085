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

package dev.mcpslice.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link OutputBuffer} has since a moment.
 */
class LaterOutputTests {

	private final OutputBuffer output = new OutputBuffer();

	@Test
	void beginsAtItsMoment() {
		write(OutputBuffer.StandardStream.OUT, "old ");
		write(OutputBuffer.StandardStream.ERR, "old error ");
		CapturedOutput later = this.output.fromNow();
		assertThat(later).isEmpty();

		write(OutputBuffer.StandardStream.ERR, "new error ");
		write(OutputBuffer.StandardStream.OUT, "new");

		assertThat(later.getOut()).isEqualTo("new");
		assertThat(later.getErr()).isEqualTo("new error ");
		assertThat(later.getAll()).isEqualTo("new error new").isEqualTo(later.toString());
		assertThat(this.output.getAll()).isEqualTo("old old error new error new");
	}

	@Test
	void tellsHowMuchOfItIsNotKept() {
		write(OutputBuffer.StandardStream.OUT, "o".repeat(OutputBuffer.LIMIT));
		CapturedOutput later = this.output.fromNow();
		write(OutputBuffer.StandardStream.OUT, "x".repeat(OutputBuffer.LIMIT / 2));
		assertThat(later.getOut()).isEqualTo("x".repeat(OutputBuffer.LIMIT / 2));

		write(OutputBuffer.StandardStream.OUT, "x".repeat(OutputBuffer.LIMIT));

		long kept = later.getOut().chars().filter((character) -> character == 'x').count();
		assertThat(kept).isBetween(OutputBuffer.LIMIT - 100_000L, (long) OutputBuffer.LIMIT);
		assertThat(later.getOut())
			.startsWith("[%,d characters before are not kept]%n".formatted(OutputBuffer.LIMIT * 3 / 2 - kept));
	}

	private void write(OutputBuffer.StandardStream stream, String text) {
		this.output.read(stream, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "writer", (line) -> {
		}).join();
	}

}
