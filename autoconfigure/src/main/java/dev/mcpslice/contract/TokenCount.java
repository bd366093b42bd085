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

package dev.mcpslice.contract;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.mcpslice.contract.Tokenizer.TokenCounter;
import org.jspecify.annotations.Nullable;

/**
 * What a list of tools costs in each conversation with a model.
 *
 * @param tools the tools, the costliest first
 */
public record TokenCount(List<ToolTokens> tools) {

	static TokenCount of(List<Map<String, @Nullable Object>> tools, TokenCounter counter) {
		return new TokenCount(tools.stream()
			.map((tool) -> count(tool, counter))
			.sorted(Comparator.comparingInt(ToolTokens::tokens).reversed().thenComparing(ToolTokens::tool))
			.toList());
	}

	private static ToolTokens count(Map<String, @Nullable Object> tool, TokenCounter counter) {
		Map<String, Object> function = new LinkedHashMap<>();
		function.put("name", Json.text(tool, "name"));
		function.put("description", Json.text(tool, "description"));
		function.put("parameters", Json.map(tool.get("inputSchema")));
		return new ToolTokens(Json.text(tool, "name"), counter.count(Json.write(function)),
				counter.count(Json.text(tool, "description")),
				counter.count(Json.write(Json.map(tool.get("inputSchema")))));
	}

	/**
	 * Returns what all tools cost.
	 * @return the number of tokens
	 */
	public int total() {
		return this.tools.stream().mapToInt(ToolTokens::tokens).sum();
	}

	Map<String, Integer> byTool() {
		Map<String, Integer> tokens = new LinkedHashMap<>();
		this.tools.forEach((tool) -> tokens.merge(tool.tool(), tool.tokens(), Integer::sum));
		return tokens;
	}

	/**
	 * Returns a table of the tools, the costliest first.
	 * @return the table, with a line for each tool
	 */
	@Override
	public String toString() {
		StringBuilder table = new StringBuilder("tokens  description  arguments  tool");
		this.tools.forEach((tool) -> table.append(
				"%n%6d  %11d  %9d  %s".formatted(tool.tokens(), tool.description(), tool.arguments(), tool.tool())));
		return table.append("%n%6d  all".formatted(total())).toString();
	}

	/**
	 * What a tool costs.
	 *
	 * @param tool the tool's name
	 * @param tokens the tokens of the whole tool
	 * @param description the tokens of its description
	 * @param arguments the tokens of its input schema
	 */
	public record ToolTokens(String tool, int tokens, int description, int arguments) {

	}

}
