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

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.slice.app.Greeter;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.ContextHierarchy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server of a slice is in the last context of a hierarchy, and its parents have none.
 */
@McpServerTest
@ContextHierarchy({ @ContextConfiguration(classes = ContextHierarchyTests.Parent.class),
		@ContextConfiguration(classes = SliceApplication.class) })
class ContextHierarchyTests {

	@Test
	void toolUsesABeanOfTheParent(McpSyncClient mcp) {
		assertThat(Calls.text(mcp, "greet", Map.of("name", "child"))).isEqualTo("parent greets child");
	}

	@Test
	void parentHasNoServer(@Autowired ApplicationContext context) {
		assertThat(context).isInstanceOf(WebServerApplicationContext.class);
		assertThat(context.getParent()).isNotInstanceOf(WebServerApplicationContext.class);
		assertThat(context.getParent().getBeansOfType(McpServerTransportProviderBase.class)).isEmpty();
	}

	@Configuration(proxyBeanMethods = false)
	static class Parent {

		@Bean
		Greeter greeter() {
			return (name) -> "parent greets " + name;
		}

	}

}
