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

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.slice.app.CalculatorConfiguration;
import dev.mcpslice.slice.app.EchoFeatures;
import dev.mcpslice.slice.app.Greeter;
import dev.mcpslice.slice.app.GreetingTools;
import dev.mcpslice.slice.app.PageController;
import dev.mcpslice.slice.app.PoliteGreeter;
import dev.mcpslice.slice.app.SpecificationConfiguration;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

/**
 * The slice with what the Spring TestContext Framework and Spring Boot offer besides.
 */
class SpringSupportTests {

	@Nested
	@McpServerTest
	class WithAMock {

		@MockitoBean
		private Greeter greeter;

		@Test
		void toolCallsTheMock(McpSyncClient mcp) {
			given(this.greeter.greet("Ада")).willReturn("Привет, Ада");

			assertThat(Calls.text(mcp, "greet", Map.of("name", "Ада"))).isEqualTo("Привет, Ада");
		}

		@Nested
		class AndANestedClass {

			@Test
			void sharesTheSlice(McpSyncClient mcp) {
				given(WithAMock.this.greeter.greet("Bo")).willReturn("Hej");

				assertThat(Calls.text(mcp, "greet", Map.of("name", "Bo"))).isEqualTo("Hej");
			}

		}

		@Nested
		@TestPropertySource(properties = "spring.ai.mcp.server.name=nested")
		class AndANestedClassOfItsOwn {

			@Test
			void hasAnotherSlice(McpSyncClient mcp) {
				assertThat(mcp.getServerInfo().name()).isEqualTo("nested");
			}

		}

	}

	@Nested
	@McpServerTest
	class WithASpy {

		@MockitoSpyBean
		private EchoFeatures features;

		@Test
		void toolsStay(McpSyncClient mcp) {
			assertThat(Calls.echo(mcp, "spied")).isEqualTo("Echo: spied");

			then(this.features).should().echo("spied");
		}

	}

	@Nested
	@McpServerTest
	@Import(PoliteGreeter.class)
	class WithAnImport {

		@Test
		void importedBeanIsCalled(McpSyncClient mcp) {
			assertThat(Calls.text(mcp, "greet", Map.of("name", "Ada"))).isEqualTo("Good day, Ada");
		}

	}

	@Nested
	@McpServerTest
	class WithATestConfiguration {

		@Test
		void itsBeansAreIn(McpSyncClient mcp) {
			assertThat(Calls.text(mcp, "greet", Map.of("name", "Ada"))).isEqualTo("hi");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Greeting {

			@Bean
			Greeter greeter() {
				return (name) -> "hi";
			}

		}

	}

	@Nested
	@McpServerTest(includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PageController.class),
			excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = CalculatorConfiguration.class))
	class WithFilters {

		@Test
		void includedComponentIsInAndExcludedIsOut(McpSyncClient mcp, @Autowired WebTestClient web) {
			web.get().uri("/page").exchange().expectBody(String.class).isEqualTo("page");
			assertThat(Calls.toolNames(mcp)).contains("echo").doesNotContain("add");
		}

	}

	@Nested
	@McpServerTest(useDefaultFilters = false,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SpecificationConfiguration.class))
	class WithoutDefaultFilters {

		@Test
		void onlyWhatIsIncludedIsIn(McpSyncClient mcp) {
			assertThat(Calls.toolNames(mcp)).containsExactly("specified");
		}

	}

	@Nested
	@McpServerTest(excludeAutoConfiguration = ErrorWebFluxAutoConfiguration.class)
	class WithoutAnAutoConfiguration {

		@Test
		void itIsNotApplied(@Autowired ApplicationContext context) {
			assertThat(context.getBeansOfType(ErrorWebFluxAutoConfiguration.class)).isEmpty();
		}

	}

	@Nested
	@McpServerTest(properties = "spring.ai.mcp.server.name=from the annotation")
	@TestPropertySource(properties = "spring.ai.mcp.server.version=from the property source")
	@AutoConfigureWebTestClient(timeout = "PT42S")
	class WithProperties {

		@DynamicPropertySource
		static void instructions(DynamicPropertyRegistry registry) {
			registry.add("spring.ai.mcp.server.instructions", () -> "from the registry");
		}

		@Test
		void allOfThemCount(McpSyncClient mcp, @Autowired Environment environment) {
			assertThat(mcp.getServerInfo().name()).isEqualTo("from the annotation");
			assertThat(mcp.getServerInfo().version()).isEqualTo("from the property source");
			assertThat(mcp.getServerInstructions()).isEqualTo("from the registry");
			assertThat(environment.getProperty("spring.test.webtestclient.timeout")).isEqualTo("PT42S");
		}

	}

	@Nested
	@McpServerTest(properties = "spring.main.lazy-initialization=true")
	class WithPropertiesThatWouldBreakTheTransports {

		@Test
		void transportsAreThere(McpSyncClient mcp) {
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}

	}

	@Nested
	@EnglishServerTest
	class WithAnAnnotationOfOnesOwn {

		@Test
		void itIsASliceAsWell(McpSyncClient mcp) {
			assertThat(mcp.getServerInfo().name()).isEqualTo("english");
		}

	}

	@Nested
	class ByInheritance extends EnglishBase {

		private final GreetingTools tools;

		ByInheritance(@Autowired GreetingTools tools) {
			this.tools = tools;
		}

		@Test
		void itIsASliceAsWell(McpSyncClient mcp) {
			assertThat(mcp.getServerInfo().name()).isEqualTo("english");
			assertThat(this.tools).isNotNull();
		}

	}

	@EnglishServerTest
	abstract static class EnglishBase {

	}

	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@McpServerTest(properties = "spring.ai.mcp.server.name=english")
	@interface EnglishServerTest {

	}

}
