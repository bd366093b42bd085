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

package dev.mcpslice.slice;

import java.util.HashMap;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.endpoint.McpServerEndpoints;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans may read all properties that there are, before the server has its port.
 */
@McpServerTest
class AllPropertiesTests {

	private static Map<String, Object> all(Environment environment) {
		return Binder.get(environment).bind("", Bindable.mapOf(String.class, Object.class)).get();
	}

	@Test
	void areReadBeforeTheServerListens(@Autowired Map<String, Object> readEarly) {
		assertThat(readEarly).containsKey("spring").doesNotContainKey("local");
	}

	@Test
	void haveThePortOnceTheServerListens(McpServerEndpoints endpoints, @Autowired Environment environment,
			@Value("${local.mcp.server.port}") int port) {
		assertThat(all(environment)).extractingByKey("local").extracting("mcp.server.port").isEqualTo(endpoints.port());
		assertThat(port).isEqualTo(endpoints.port());
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Eager {

		@Bean
		Map<String, Object> readEarly(Environment environment) {
			return new HashMap<>(all(environment));
		}

	}

}
