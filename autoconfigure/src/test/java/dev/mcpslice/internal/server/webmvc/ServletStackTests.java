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

package dev.mcpslice.internal.server.webmvc;

import org.junit.jupiter.api.Test;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServletStack}.
 */
class ServletStackTests {

	private final MockEnvironment environment = new MockEnvironment();

	private final ServletStack stack = new ServletStack(this.environment);

	@Test
	void knowsPathsByPropertiesOnly() {
		this.environment.setProperty("server.servlet.context-path", "/shop/");
		this.environment.setProperty("spring.mvc.servlet.path", "api");

		assertThat(this.stack.settings().basePath()).isEqualTo("/shop/api");
		assertThat(this.stack.routes()).isEmpty();
		assertThat(this.stack.routes("a transport")).isEmpty();
	}

	@Test
	void attachesNothing() {
		assertThat(this.stack.attach("a transport")).isNull();
		this.stack.dropConnections();
	}

}
