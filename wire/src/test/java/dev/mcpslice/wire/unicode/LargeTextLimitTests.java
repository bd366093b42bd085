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

package dev.mcpslice.wire.unicode;

import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Sse;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.WireTests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a mebibyte of text where {@code spring.http.codecs.max-in-memory-size}
 * is what it is by default, 256 KiB.
 */
@Tag("platform")
class LargeTextLimitTests extends WireTests {

	private static final String LARGE = Messages.callTool(5, "echo",
			"{\"text\":\"%s\"}".formatted("😀".repeat(262_144)));

	private static final String PING = Messages.request(6, "ping");

	@Test
	@Scenario("E06")
	void isAnErrorOfTheServerOverStreamableHttp() {
		StreamableHttp http = new StreamableHttp(this.web);
		String session = http.open();

		http.post(session, LARGE).exchange().expectStatus().isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR).expectBody();

		http.post(session, PING).exchange().expectStatus().isOk().expectBody();
	}

	@Test
	@Scenario("E06")
	void isAnErrorOfTheServerOverSse() {
		try (Sse.Session session = new Sse(this.web).open()) {
			session.post(LARGE).exchange().expectStatus().isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR).expectBody();

			assertThat(session.ask(PING)).contains("\"id\":6");
		}
	}

}
