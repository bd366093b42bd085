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

package dev.mcpslice.testclient;

import java.util.List;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * What a test gives and gets is mapped as the server's schemas are, which the settings of
 * the application's web pages do not change.
 */
@McpServerTest(properties = "spring.jackson.property-naming-strategy=SNAKE_CASE")
@Import(NamingStrategyTests.MastTools.class)
class NamingStrategyTests {

	@Test
	void argumentsHaveTheNamesThatTheServersSchemaHas(McpTestClient mcp) {
		mcp.callTool("raise_mast", new Height(12)).isSuccessful().structured("$.heightInMeters").isEqualTo(12);
	}

	@Test
	void argumentsWithinOthersHaveThemToo(McpTestClient mcp) {
		mcp.callTool("count_masts", Map.of("all", List.of(new Mast("north", 12), new Mast("south", 8))))
			.isSuccessful()
			.text()
			.isEqualTo("20 m");
	}

	@Test
	void resultsHaveThem(McpTestClient mcp) {
		mcp.callTool("raise_mast", Map.of("heightInMeters", 12))
			.isSuccessful()
			.structured(Mast.class)
			.isEqualTo(new Mast("north", 12));
	}

	@Nested
	class OfTheServerItself {

		@Test
		void isFollowed(McpTestClient mcp) {
			mcp.callTool("echo", new Height(12)).isSuccessful().structured("$.height_in_meters").isEqualTo(12);
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class OwnMapper {

			@Bean(defaultCandidate = false)
			JsonMapper mcpServerJsonMapper() {
				return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
			}

		}

	}

	/**
	 * Arguments of a tool.
	 */
	record Height(int heightInMeters) {

	}

	/**
	 * An argument and a result.
	 */
	record Mast(String siteName, int heightInMeters) {

	}

	/**
	 * Tools with schemas that Spring AI makes.
	 */
	static final class MastTools {

		@McpTool(name = "raise_mast", description = "Raises a mast", generateOutputSchema = true)
		Mast raiseMast(int heightInMeters) {
			return new Mast("north", heightInMeters);
		}

		@McpTool(name = "count_masts", description = "Adds heights")
		String countMasts(List<Mast> all) {
			return all.stream().mapToInt(Mast::heightInMeters).sum() + " m";
		}

	}

}
