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

package dev.mcpslice.internal.client.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * Finds the ids in an event stream, byte by byte, without keeping anything else of it.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML,
 * Server-sent events</a>
 */
final class EventIds {

	private static final byte[] FIELD = "id:".getBytes(StandardCharsets.UTF_8);

	/**
	 * How much of an id is kept, in bytes.
	 */
	private static final int LIMIT = 200;

	private static final int ANOTHER_FIELD = -1;

	private final Consumer<String> ids;

	private final ByteArrayOutputStream id = new ByteArrayOutputStream();

	// How much of the field's name has been read in this line.
	private int matched;

	EventIds(Consumer<String> ids) {
		this.ids = ids;
	}

	/**
	 * Reads a part of the stream, which is left as it is.
	 * @param buffer the part
	 */
	void scan(DataBuffer buffer) {
		int end = buffer.writePosition();
		for (int i = buffer.readPosition(); i < end; i++) {
			if (this.matched == ANOTHER_FIELD) {
				i = buffer.indexOf((read) -> read == '\n' || read == '\r', i);
				if (i < 0) {
					return;
				}
			}
			next(buffer.getByte(i));
		}
	}

	void next(byte read) {
		if (read == '\n' || read == '\r') {
			if (this.matched == FIELD.length) {
				this.ids.accept(this.id.toString(StandardCharsets.UTF_8).strip());
				this.id.reset();
			}
			this.matched = 0;
		}
		else if (this.matched == FIELD.length) {
			if (this.id.size() < LIMIT) {
				this.id.write(read);
			}
		}
		else if (this.matched != ANOTHER_FIELD) {
			this.matched = (FIELD[this.matched] == read) ? this.matched + 1 : ANOTHER_FIELD;
		}
	}

}
