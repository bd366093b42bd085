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

package dev.mcpslice.wire.streamablehttp;

import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.StreamableHttp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.http.MediaType;

/**
 * Upstream's client of a server that answers with event streams.
 */
@Tag("platform")
class ClientTests extends AnyClientTests {

	@Test
	void isAnsweredWithEventStreams() {
		StreamableHttp http = new StreamableHttp(this.web);

		http.post(http.open(), Messages.request(2, "tools/list"))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
			.expectBody();
	}

}
