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

package dev.mcpslice.otherstack;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Configuration of the stack that is served is in the slice, that of the other is not.
 */
class OtherStackTests {

	@Nested
	@McpServerTest(properties = "spring.main.web-application-type=reactive")
	class OnWebFlux {

		@Test
		void rulesOfServletsAreOut(McpTestClient mcp, @Autowired ApplicationContext context) {
			mcp.ping().isSuccessful();

			assertThat(context.containsBean("reactiveConverter")).isTrue();
			assertThat(context.containsBean("servletConverter")).isFalse();
		}

	}

	@Nested
	@McpServerTest(properties = "spring.main.web-application-type=servlet")
	@ActiveProfiles("servlet")
	class OnServlets {

		@Test
		void rulesOfWebFluxAreOut(McpTestClient mcp, @Autowired ApplicationContext context) {
			mcp.ping().isSuccessful();

			assertThat(context.containsBean("servletConverter")).isTrue();
			assertThat(context.containsBean("reactiveConverter")).isFalse();
		}

	}

}
