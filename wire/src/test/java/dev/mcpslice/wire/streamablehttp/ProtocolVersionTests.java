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

import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import io.modelcontextprotocol.spec.HttpHeaders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The header with the version of the protocol.
 */
@Tag("platform")
class ProtocolVersionTests extends RequestTests {

	private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}";

	@Test
	@Scenario("A20")
	void acceptsTheOneThatHasBeenNegotiated() {
		String session = this.http.open((request) -> request.header(HttpHeaders.PROTOCOL_VERSION, "2025-11-25"));

		accepts(ping(session).header(HttpHeaders.PROTOCOL_VERSION, "2025-11-25"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "invalid-version", "1999-01-01", "2024-11-05" })
	@Scenario("A20")
	void acceptsAnyOther(String version) {
		String session = this.http.open();

		accepts(ping(session).header(HttpHeaders.PROTOCOL_VERSION, version));
		this.http.post(session, Messages.INITIALIZED)
			.header(HttpHeaders.PROTOCOL_VERSION, version)
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody()
			.isEmpty();
		try (EventStream stream = events(this.http.get(session)
			.header(HttpHeaders.PROTOCOL_VERSION, version)
			.header(ServerIdentity.HEADER, this.identity.toHeader())
			.exchange())) {
			assertThat(stream.next().comment()).isEqualTo("listening");
		}
		this.http.delete(session)
			.header(HttpHeaders.PROTOCOL_VERSION, version)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.isEmpty();
	}

	@Test
	@Scenario("A21")
	void acceptsNone() {
		accepts(ping(this.http.open()));
	}

	private RequestHeadersSpec<?> ping(String session) {
		return this.http.post(session, Messages.request(2, "ping"));
	}

	private void accepts(RequestHeadersSpec<?> request) {
		try (EventStream stream = events(request.exchange())) {
			assertThat(stream.next().data()).isEqualTo(ANSWER);
		}
	}

}
