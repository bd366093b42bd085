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

import javax.net.ssl.SNIHostName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link RequestAuthority}.
 */
class RequestAuthorityTests {

	private final MockEnvironment environment = new MockEnvironment();

	private final RequestAuthority authority = new RequestAuthority(this.environment);

	private final HttpHeaders headers = new HttpHeaders();

	@Test
	void namesNothingByDefault() {
		this.authority.applyTo(this.headers);

		assertThat(this.headers.isEmpty()).isTrue();
		assertThat(this.authority.serverName()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "localhost, localhost", "localhost:8080, localhost", "api.example.com, api.example.com", "127.0.0.2,",
			"127.0.0.2:8080,", "[::1],", "[::1]:8080,", "my_books:8080,", "books.example.," })
	void namesWhatThePropertySays(String value, String serverName) {
		this.environment.setProperty("mcpslice.client.authority", " " + value + " ");

		this.authority.applyTo(this.headers);

		assertThat(this.headers.getFirst(HttpHeaders.HOST)).isEqualTo(value);
		assertThat(this.authority.serverName()).isEqualTo((serverName != null) ? new SNIHostName(serverName) : null);
	}

	@Test
	void namesThePortAsItIs() {
		this.environment.setProperty("mcpslice.client.authority", "localhost:${local.mcp.server.port}");
		this.environment.setProperty("local.mcp.server.port", "4711");

		this.authority.applyTo(this.headers);

		assertThat(this.headers.getFirst(HttpHeaders.HOST)).isEqualTo("localhost:4711");
	}

	@Test
	void leavesWhatTheCallerNames() {
		this.environment.setProperty("mcpslice.client.authority", "localhost");
		this.headers.set(HttpHeaders.HOST, "evil.example");

		this.authority.applyTo(this.headers);

		assertThat(this.headers.get(HttpHeaders.HOST)).containsExactly("evil.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost", "localhost/mcp", "me@localhost", "a b", "localhost:", "localhost:port",
			"::1" })
	void refusesWhatIsNoAuthority(String value) {
		this.environment.setProperty("mcpslice.client.authority", value);

		assertThatIllegalStateException().isThrownBy(() -> this.authority.applyTo(this.headers))
			.withMessage(
					"mcpslice.client.authority is '" + value + "', but a host is expected, with or without a port: "
							+ "localhost, or localhost:${local.mcp.server.port}.");
	}

}
