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

package dev.mcpslice.internal.server;

import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpRoute}.
 */
class HttpRouteTests {

	@ParameterizedTest
	@CsvSource({ "GET, /a, GET, /a, true", "GET, /a, POST, /a, false", "GET, /a, GET, /b, false", ", /a, GET, /a, true",
			"GET, /a, , /a, true", ", /a, , /b, false" })
	void collidesWithWhatTakesTheSameRequests(HttpMethod method, String path, HttpMethod otherMethod, String otherPath,
			boolean collides) {
		assertThat(route(method, path).collidesWith(route(otherMethod, otherPath))).isEqualTo(collides);
	}

	private HttpRoute route(HttpMethod method, String path) {
		return new HttpRoute((method != null) ? Set.of(method) : Set.of(), path, "handler");
	}

}
