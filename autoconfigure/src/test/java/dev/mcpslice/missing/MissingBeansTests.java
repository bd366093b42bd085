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

package dev.mcpslice.missing;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.missing.Shop.Clock;
import dev.mcpslice.missing.Shop.HourTools;
import dev.mcpslice.missing.Shop.Printer;
import dev.mcpslice.missing.Shop.ShopProperties;
import dev.mcpslice.missing.Shop.ShopTools;
import dev.mcpslice.missing.Shop.Stock;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A slice that lacks beans says which, all at once, and what to do.
 */
class MissingBeansTests {

	private static void load(Class<?> testClass) {
		assertThatIllegalStateException()
			.isThrownBy(() -> new TestContextManager(testClass).getTestContext().getApplicationContext());
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	@ResourceLock(Resources.SYSTEM_OUT)
	@Tag("webflux")
	void allBeansAreNamedAtOnceWithLinesToPaste(CapturedOutput output) {
		load(Everything.class);

		assertThat(output).contains("""
				The slice of @McpServerTest lacks 7 beans:

					dev.mcpslice.missing.Shop.""")
			.contains("\tdev.mcpslice.missing.Shop.Stock, needed by parameter 1 of the constructor of "
					+ "dev.mcpslice.missing.Shop.ShopTools\n\t\tand parameter 0 of method 'use' of "
					+ "dev.mcpslice.missing.Shop.StockTools\n")
			.contains("\tdev.mcpslice.missing.Shop.Clock.Source, needed by field 'clock' of "
					+ "dev.mcpslice.missing.Shop.ShopTools\n")
			.contains("parameter 0 of method 'receipts' of dev.mcpslice.missing.Shop.Filters")
			.contains("field 'printers' of dev.mcpslice.missing.Shop.StockTools")
			.doesNotContain("Till")
			.contains("Put into the test class:")
			.contains("\t@MockitoBean Shop.Stock stock;")
			.contains("\t@MockitoBean Shop.Printer printer;")
			.contains("\t@MockitoBean Shop.Clock.Source source;")
			.contains("And above it:")
			.contains("parameter 1 of method 'use' of dev.mcpslice.missing.Shop.StockTools")
			.contains("\t@MockitoBean Shop.Shelf shelf;")
			.contains("\t@EnableConfigurationProperties({ Shop.ShopProperties.class, Shop.AddressProperties.class })")
			.contains("\t@AutoConfigureRestClient // org.springframework.boot.restclient.test.autoconfigure, of "
					+ "spring-boot-starter-restclient-test");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	@ResourceLock(Resources.SYSTEM_OUT)
	void propertiesThatAreARegularBeanAreExplained(CapturedOutput output) {
		load(WithPropertiesAsBean.class);

		assertThat(output)
			.contains("dev.mcpslice.missing.Shop.ShopProperties takes configuration properties by its constructor")
			.contains("Put @EnableConfigurationProperties(Shop.ShopProperties.class) above the test class")
			.doesNotContain("@MockitoBean String");
	}

	@McpServerTest
	static class Everything {

	}

	@McpServerTest(properties = "shop.name=Corner")
	@Import(ShopProperties.class)
	static class WithPropertiesAsBean {

		@MockitoBean
		Printer printer;

	}

	@McpServerTest(HourTools.class)
	@Nested
	class NarrowedToWhatNeedsNothing {

		@MockitoBean
		private Printer printer;

		@Test
		void leavesOtherComponentsOut(McpTestClient mcp) {
			mcp.listTools().isSuccessful().extracting(Tool::name).containsExactly("hours");
		}

	}

	@McpServerTest(properties = "shop.name=Corner", value = { HourTools.class, ShopTools.class })
	@EnableConfigurationProperties(ShopProperties.class)
	@Nested
	class NarrowedToTwo {

		@MockitoBean
		private Printer printer;

		@MockitoBean
		private Stock stock;

		@MockitoBean
		private Clock.Source source;

		@MockitoBean
		private RestClient.Builder http;

		@Test
		void hasBoth(McpTestClient mcp) {
			mcp.listTools().isSuccessful().extracting(Tool::name).containsExactlyInAnyOrder("hours", "shop");
		}

	}

}
