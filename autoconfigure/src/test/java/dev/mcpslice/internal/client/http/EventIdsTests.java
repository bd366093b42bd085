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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventIds}.
 */
class EventIdsTests {

	private final List<String> ids = new ArrayList<>();

	private final EventIds scanner = new EventIds(this.ids::add);

	private void read(String stream) {
		for (byte read : stream.getBytes(StandardCharsets.UTF_8)) {
			this.scanner.next(read);
		}
	}

	@Test
	void idsAreFoundAtTheBeginningOfLines() {
		read("id: 1\nevent: message\ndata: id: no\n\nidentity: no\nevent: x\r\nid:δύο\r\ndata: a\n\n");

		assertThat(this.ids).containsExactly("1", "δύο");
	}

	@Test
	void lineThatHasNotEndedIsNoId() {
		read("data: a\nid: 1");

		assertThat(this.ids).isEmpty();
	}

	@Test
	void longIdIsCut() {
		read("id:" + "x".repeat(1000) + "\nid: 2\n");

		assertThat(this.ids).containsExactly("x".repeat(200), "2");
	}

}
