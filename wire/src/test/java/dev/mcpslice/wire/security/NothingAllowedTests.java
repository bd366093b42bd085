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

package dev.mcpslice.wire.security;

import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.fixture.OwnTransports;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streamable HTTP with a validator to which nobody has said what is allowed.
 */
@Tag("platform")
class NothingAllowedTests {

	/**
	 * What is expected of the transport, whether it is the application's or attached.
	 */
	abstract static class Contract extends HeaderSecurityTests {

		@Test
		@Scenario("D02")
		void servesEveryHost() {
			StreamableHttp http = streamableHttp(FOREIGN_HOST);
			String session = http.open();

			assertThat(serve(http.post(session, Messages.request(7, "ping")))).contains("\"id\":7");
			serve(http.delete(session));
		}

		@Test
		@Scenario("D02")
		void servesNoPage() {
			assertOriginRefused(
					new StreamableHttp(this.web).post(Messages.INITIALIZE).header(HttpHeaders.ORIGIN, FOREIGN_ORIGIN));
			assertOriginRefused(new StreamableHttp(this.web).post(Messages.INITIALIZE)
				.header(HttpHeaders.ORIGIN, this.endpoints.baseUri().toString()));
		}

	}

	@Nested
	@Import({ OwnTransports.StreamableHttp.class, Allowing.NothingAtAll.class })
	class Configured extends Contract {

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	@Import({ OwnTransports.Sse.class, Allowing.NothingAtAll.class })
	class Attached extends Contract {

	}

}
