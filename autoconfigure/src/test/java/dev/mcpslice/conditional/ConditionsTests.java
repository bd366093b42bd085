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

package dev.mcpslice.conditional;

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.conditional.Blog.BlogService;
import dev.mcpslice.conditional.Blog.BlogTools;
import dev.mcpslice.conditional.Blog.CommentConfiguration;
import dev.mcpslice.conditional.Blog.DraftTools;
import dev.mcpslice.conditional.Blog.TagConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Components that are there on conditions, which a slice may not meet by itself.
 */
class ConditionsTests {

	private static void load(Class<?> testClass) {
		new TestContextManager(testClass).getTestContext().getApplicationContext();
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	@ResourceLock(Resources.SYSTEM_OUT)
	void componentThatConditionsOnBeansLeaveOutIsNamed(CapturedOutput output) {
		load(WithMock.class);

		assertThat(output).contains("lacks a component: " + BlogTools.class.getName() + " is left out, since")
			.contains("did not find any beans of type " + BlogService.class.getName())
			.contains("the test has to @Import a @TestConfiguration class with a @Bean method")
			.contains(CommentConfiguration.class.getName() + " is left out, since")
			.contains(TagConfiguration.class.getName() + "#tagTools is left out, since")
			.doesNotContain(DraftTools.class.getName());
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	@ResourceLock(Resources.SYSTEM_OUT)
	void componentThatAnotherReplacesIsNotNamed(CapturedOutput output) {
		load(Complete.class);

		assertThat(output).doesNotContain("lacks a component: " + Blog.class.getName());
	}

	@Test
	void componentThatIsNamedAndLeftOutFailsTheSlice() {
		assertThatIllegalStateException().isThrownBy(() -> load(Narrowed.class))
			.havingRootCause()
			.withMessageContaining("names " + BlogTools.class.getName() + ", but there is no such bean")
			.withMessageContaining("none of their conditions leaves them out");
	}

	@McpServerTest
	@Import(Stubs.class)
	@Nested
	class WithImport {

		@Test
		void componentIsInIfTheTestImportsWhatItsConditionAsksFor(McpTestClient mcp) {
			mcp.callTool("last_title", Map.of()).isSuccessful().text().isEqualTo("Hello");
		}

	}

	@McpServerTest
	static class WithMock {

		@MockitoBean
		BlogService blog;

	}

	@McpServerTest(properties = "spring.application.name=complete")
	@Import(Stubs.class)
	static class Complete {

	}

	@McpServerTest(BlogTools.class)
	static class Narrowed {

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Stubs {

		@Bean
		BlogService blog() {
			BlogService blog = mock();
			given(blog.lastTitle()).willReturn("Hello");
			return blog;
		}

	}

}
