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

import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.OnlyOn;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Sse;
import dev.mcpslice.wire.Stack;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.WireTests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a mebibyte of text where {@code spring.http.codecs.max-in-memory-size}
 * is what it is by default, 256 KiB, and on servlets, which have no such limit.
 */
@Tag("platform")
class LargeTextLimitTests extends WireTests {

	private static final String TEXT = "😀".repeat(262_144);

	private static final String LARGE = Messages.callTool(5, "echo", "{\"text\":\"%s\"}".formatted(TEXT));

	private static final String PING = Messages.request(6, "ping");

	@Test
	@Scenario("E06")
	@OnlyOn(Stack.WEBFLUX)
	void isAnErrorOfTheServerOverStreamableHttp() {
		StreamableHttp http = new StreamableHttp(this.web);
		String session = http.open();

		http.post(session, LARGE).exchange().expectStatus().isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR).expectBody();

		http.post(session, PING).exchange().expectStatus().isOk().expectBody();
	}

	@Test
	@Scenario("E06")
	@OnlyOn(Stack.WEBMVC)
	void arrivesOverStreamableHttp() {
		StreamableHttp http = new StreamableHttp(withoutLimit());

		try (EventStream answer = EventStream.of(http.post(http.open(), LARGE).exchange().expectStatus().isOk())) {
			assertThat(answer.next().data()).contains("Echo: " + TEXT);
		}
	}

	@Test
	@Scenario("E06")
	@OnlyOn(Stack.WEBFLUX)
	void isAnErrorOfTheServerOverSse() {
		try (Sse.Session session = new Sse(this.web).open()) {
			session.post(LARGE).exchange().expectStatus().isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR).expectBody();

			assertThat(session.ask(PING)).contains("\"id\":6");
		}
	}

	@Test
	@Scenario("E06")
	@OnlyOn(Stack.WEBMVC)
	void arrivesOverSse() {
		try (Sse.Session session = new Sse(withoutLimit()).open()) {
			assertThat(session.ask(LARGE)).contains("Echo: " + TEXT);
		}
	}

	private WebTestClient withoutLimit() {
		return this.web.mutate().codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1)).build();
	}

}
