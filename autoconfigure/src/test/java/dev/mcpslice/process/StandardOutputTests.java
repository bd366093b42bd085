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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StandardOutput}.
 */
class StandardOutputTests {

	private final StandardOutput output = new StandardOutput();

	private final List<String> read = new ArrayList<>();

	private void read() {
		this.output.read(this.read::add, () -> this.read.add("end"));
	}

	@Test
	void linesArriveInPieces() {
		read();

		this.output.add("{\"a\":");
		this.output.add("1}\r\n{\"b\":2}\n{");
		this.output.add("}\n");

		assertThat(this.read).containsExactly("{\"a\":1}", "{\"b\":2}", "{}");
		assertThat(this.output.stray()).isNull();
	}

	@Test
	void messagesWaitForTheReader() {
		this.output.add("{1}\n{2}\n");
		read();
		this.output.add("{3}\n");
		this.output.end();

		assertThat(this.read).containsExactly("{1}", "{2}", "{3}", "end");
	}

	@Test
	void nothingIsReadBeyondAStrayLine() {
		read();

		this.output.add("{1}\n\n{2}\nmore");
		this.output.add(" of it\n");
		this.output.end();

		assertThat(this.read).containsExactly("{1}", "end");
		assertThat(this.output.stray()).isEmpty();
	}

	@Test
	void strayLineBeforeThereIsAReaderIsToldAtOnce() {
		this.output.add("{1}\nBanner\n");

		read();

		assertThat(this.read).containsExactly("end");
		assertThat(this.output.stray()).isEqualTo("Banner");
	}

	@Test
	void endBeforeThereIsAReaderIsTold() {
		this.output.add("{1}\n");
		this.output.end();

		read();

		assertThat(this.read).containsExactly("{1}", "end");
	}

	// As the output of a server over HTTP may be, which nobody reads.
	@Test
	void whatNobodyReadsIsNotKeptForEver() {
		String line = "{" + "x".repeat(400_000) + "}\n";

		this.output.add(line);
		this.output.add(line);
		assertThat(this.output.hasOverflowed()).isFalse();
		this.output.add(line);

		assertThat(this.output.hasOverflowed()).isTrue();
		assertThat(this.output.stray()).isNull();
		read();
		assertThat(this.read).containsExactly("end");
	}

}
