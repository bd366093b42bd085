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

import java.util.List;
import java.util.Set;

import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.Sse;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.fixture.OwnTransports;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both transports under a name that the application has made up, and of no other class
 * here.
 */
@Tag("platform")
class CustomHostTests {

	/**
	 * What is expected of both transports, whichever is the application's.
	 */
	abstract static class Contract extends HeaderSecurityTests {

		// Sessions of earlier tests may go at any time. None comes, as no other class has
		// a server with this name.
		private LivingSessions sessions;

		@BeforeEach
		void findSessions(@Autowired McpServerTransportProviderBase provider) {
			this.sessions = new LivingSessions(provider);
		}

		@Test
		@Scenario("C06")
		void servesSseUnderThatName() {
			assertThat(endpoint(sse("custom.host").get())).startsWith("/mcp/message?sessionId=");
		}

		@ParameterizedTest
		@ValueSource(strings = { FOREIGN_HOST, "localhost", "host", "custom.host:80" })
		@Scenario("C06")
		void refusesSseUnderOthers(String host) {
			assertHostRefused(sse(host).get());
			assertHostRefused(sse(host).post("/mcp/message", Messages.INITIALIZE));
		}

		@Test
		@Scenario("C10")
		void givesNoSessionToOthersOverSse() {
			Set<Object> before = this.sessions.ids();

			assertHostRefused(sse(FOREIGN_HOST).get());

			assertThat(before).containsAll(this.sessions.ids());
			try (Sse.Session session = sse("custom.host").open()) {
				assertThat(before).doesNotContain(session.id());
				assertThat(this.sessions.ids()).contains(session.id());
			}
		}

		@Test
		@Scenario("D06")
		void servesStreamableHttpUnderThatName() {
			StreamableHttp http = streamableHttp("custom.host");
			String session = http.open();

			assertThat(serve(http.post(session, Messages.request(7, "ping")))).contains("\"id\":7");
			serve(http.delete(session));
		}

		@ParameterizedTest
		@ValueSource(strings = { FOREIGN_HOST, "localhost", "host", "custom.host:80" })
		@Scenario("D06")
		void refusesStreamableHttpUnderOthers(String host) {
			StreamableHttp http = streamableHttp(host);
			List.of(http.post(Messages.INITIALIZE), http.get("unknown"), http.delete("unknown"))
				.forEach(HeaderSecurityTests::assertHostRefused);
		}

		@Test
		@Scenario("D06")
		void givesNoSessionToOthersOverStreamableHttp() {
			Set<Object> before = this.sessions.ids();

			assertHostRefused(streamableHttp(FOREIGN_HOST).post(Messages.INITIALIZE));

			assertThat(before).containsAll(this.sessions.ids());
			String session = streamableHttp("custom.host").open();
			assertThat(before).doesNotContain(session);
			assertThat(this.sessions.ids()).contains(session);
		}

	}

	@Nested
	@TestPropertySource(properties = "spring.ai.mcp.server.protocol=SSE")
	@Import({ OwnTransports.Sse.class, Allowing.CustomHost.class })
	class OnSse extends Contract {

	}

	@Nested
	@Import({ OwnTransports.StreamableHttp.class, Allowing.CustomHost.class })
	class OnStreamableHttp extends Contract {

	}

}
