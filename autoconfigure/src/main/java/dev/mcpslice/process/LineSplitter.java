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

import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Makes lines of what arrives in pieces. A line that does not end is cut.
 */
final class LineSplitter {

	private static final Log logger = LogFactory.getLog(LineSplitter.class);

	private static final int LIMIT = 8 * 1024;

	private final Consumer<String> lines;

	private final StringBuilder line = new StringBuilder();

	LineSplitter(Consumer<String> lines) {
		this.lines = lines;
	}

	void add(String text) {
		text.chars().forEach((character) -> {
			if (character != '\n') {
				this.line.append((char) character);
			}
			if (character == '\n' || this.line.length() == LIMIT) {
				String complete = this.line.toString().stripTrailing();
				this.line.setLength(0);
				tell(complete);
			}
		});
	}

	// Whoever cannot take a line must not keep the process from writing the next one.
	private void tell(String complete) {
		try {
			this.lines.accept(complete);
		}
		catch (RuntimeException ex) {
			logger.debug("A line of output has got lost", ex);
		}
	}

	void end() {
		if (!this.line.isEmpty()) {
			add("\n");
		}
	}

}
