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
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.mcpslice.process.OutputBuffer.StandardStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OutputBuffer}.
 */
class OutputBufferTests {

	private final OutputBuffer output = new OutputBuffer();

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private void read(StandardStream stream, InputStream input) {
		this.output.read(stream, input, "test-output", this.lines::add).join();
	}

	private void read(StandardStream stream, String text) {
		read(stream, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void keepsStreamsApartAndTogether() {
		read(StandardStream.OUT, "one\n");
		read(StandardStream.ERR, "два\n");
		read(StandardStream.OUT, "three");

		assertThat(this.output.getOut()).isEqualTo("one\nthree");
		assertThat(this.output.getErr()).isEqualTo("два\n");
		assertThat(this.output.getAll()).isEqualTo("one\nдва\nthree");
		assertThat(this.output).hasToString("one\nдва\nthree").hasSize(13);
		assertThat(this.lines).containsExactly("one", "два", "three");
	}

	@Test
	void tellsWhatIsThereBeforeTheEnd() throws IOException {
		PipedOutputStream process = new PipedOutputStream();
		this.output.read(StandardStream.OUT, new PipedInputStream(process), "test-output", this.lines::add);

		process.write("hel".getBytes(StandardCharsets.UTF_8));
		process.flush();
		Awaitility.await().until(this.output::getAll, "hel"::equals);
		process.write("lo\r\n".getBytes(StandardCharsets.UTF_8));
		process.flush();

		Awaitility.await().until(this.output::getAll, "hello\r\n"::equals);
		Awaitility.await().until(() -> this.lines.equals(List.of("hello")));
		process.close();
	}

	@Test
	void forgetsWhatIsTooLongAgo() {
		read(StandardStream.ERR, "a warning");
		read(StandardStream.OUT, "first" + "x".repeat(OutputBuffer.LIMIT) + "last");

		assertThat(this.output.getOut()).startsWith("[")
			.contains("characters before are not kept]")
			.endsWith("xlast")
			.doesNotContain("first");
		assertThat(this.output.getOut().length()).isLessThan(OutputBuffer.LIMIT + 100);
		assertThat(this.output.getErr()).isEqualTo("a warning");
		assertThat(this.output).contains("characters before are not kept]", "a warning").endsWith("xlast");
	}

	@Test
	void cutsALineThatDoesNotEnd() {
		read(StandardStream.OUT, "x".repeat(20_000));

		assertThat(this.lines).hasSize(3).allMatch((line) -> line.length() <= 8 * 1024);
	}

	@Test
	void keepsNoJvmAlive() {
		List<Boolean> daemon = new CopyOnWriteArrayList<>();

		this.output
			.read(StandardStream.OUT, new ByteArrayInputStream(new byte[] { '\n' }), "test-output",
					(line) -> daemon.add(Thread.currentThread().isDaemon()))
			.join();

		assertThat(daemon).containsExactly(true);
	}

	@Test
	void readsOnWhenNobodyCanTakeALine() {
		InputStream input = new ByteArrayInputStream("one\ntwo\n".getBytes(StandardCharsets.UTF_8));

		this.output.read(StandardStream.OUT, input, "test-output", (line) -> {
			this.lines.add(line);
			throw new IllegalStateException("no room");
		}).join();

		assertThat(this.output.getOut()).isEqualTo("one\ntwo\n");
		assertThat(this.lines).containsExactly("one", "two");
	}

	@Test
	void takesABrokenStreamForItsEnd() {
		read(StandardStream.OUT, new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("broken");
			}

		});

		assertThat(this.output).isEmpty();
	}

}
