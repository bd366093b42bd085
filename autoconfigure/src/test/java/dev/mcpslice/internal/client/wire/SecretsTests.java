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

package dev.mcpslice.internal.client.wire;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Secrets}.
 */
class SecretsTests {

	private final Secrets secrets = new Secrets(List.of("x-pin"));

	@ParameterizedTest
	@CsvSource({ "Authorization, Bearer abc, Bearer ******", "authorization, abc, ******",
			"AUTHORIZATION, Basic, ******", "Set-Cookie, a=b; Path=/, a=******", "Cookie, a=, ******",
			"X-Api-Key, abc, ******", "X-Api-Key, YWJj==, ******", "Password, correct horse, ******",
			"X-PIN, abc, ******", "Mcp-Session-Id, abc, abc" })
	void headers(String name, String value, String masked) {
		HttpHeaders headers = new HttpHeaders();
		headers.add(name, value);

		assertThat(this.secrets.mask(headers).get(name)).containsExactly(masked);
		assertThat(headers.getFirst(name)).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost/mcp, http://localhost/mcp",
			"http://localhost/mcp?a=b&access_token=abc&c, http://localhost/mcp?a=b&access_token=******&c",
			"http://localhost/mcp?apiKey=a%20c#d, http://localhost/mcp?apiKey=******#d",
			"https://anna:secret@localhost/mcp, https://******@localhost/mcp" })
	void parametersOfQueries(URI uri, URI masked) {
		assertThat(this.secrets.mask(uri)).isEqualTo(masked);
	}

	@Test
	void fieldsOfJson() {
		Map<String, Object> params = Map.of("users", List.of(Map.of("password", "abc", "name", "Anna")), "xPin", "1",
				"token", 12, "secret", List.of("abc"));

		assertThat(this.secrets.json(new JSONRPCNotification("n", params)))
			.contains("\"password\":\"******\"", "\"name\":\"Anna\"", "\"xPin\":\"******\"", "\"token\":12")
			.doesNotContain("abc");
	}

	@Test
	void texts() {
		assertThat(this.secrets.text("GET http://localhost/mcp?token=abc: {\"text\":\"{\\\"access_token\\\" : "
				+ "\\\"abc\\\",\\\"name\\\":\\\"Anna\\\"}\",\"password\":\"abc\"}"))
			.isEqualTo("GET http://localhost/mcp?token=******: {\"text\":\"{\\\"access_token\\\" : "
					+ "\\\"******\\\",\\\"name\\\":\\\"Anna\\\"}\",\"password\":\"******\"}");
	}

	@Test
	void whatCannotBeWrittenIsTold() {
		assertThat(this.secrets.json(new JSONRPCNotification("n", new Unwritable("")))).contains("n");
	}

	record Unwritable(String secret) {

		@Override
		public String secret() {
			throw new IllegalStateException("no");
		}

	}

}
