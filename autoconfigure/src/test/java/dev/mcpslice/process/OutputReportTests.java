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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OutputReport}.
 */
class OutputReportTests {

	private final OutputBuffer output = new OutputBuffer();

	private void print(String text) {
		this.output.read(OutputBuffer.StandardStream.OUT,
				new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test-output", (line) -> {
				})
			.join();
	}

	@Test
	void saysThatThereIsNothing() {
		assertThat(OutputReport.of(this.output)).isEqualTo("\n\nStandard output: nothing\n\nStandard error: nothing");
	}

	@Test
	void hasTheLastLines() {
		print(IntStream.rangeClosed(1, 100).mapToObj((number) -> "line " + number).collect(Collectors.joining("\n")));

		assertThat(OutputReport.of(this.output))
			.startsWith("\n\nStandard output, the end of it:\n    line 41\n    line 42\n")
			.contains("    line 100\n\nStandard error: nothing");
	}

	@Test
	void isShortWhereALineIsLong() {
		print("x".repeat(10_000));

		assertThat(OutputReport.of(this.output)).startsWith("\n\nStandard output, the end of it:\n    xxx")
			.hasSizeLessThan(9000);
	}

}
