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

package dev.mcpslice.wire.unicode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;

import org.springframework.ai.mcp.annotation.McpArg;
import org.springframework.ai.mcp.annotation.McpPrompt;
import org.springframework.ai.mcp.annotation.McpResource;
import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpToolParam;

/**
 * Speaks in all scripts wherever the protocol lets it.
 */
class Polyglot {

	static final String EMOJI_DESCRIPTION = "🔤 Says what it is told 👋";

	static final String CYRILLIC_DESCRIPTION = "Слой хранилища, где располагаются данные";

	static final String MIXED_MESSAGE = "Hello世界🌍Привет안녕مرحباשלום";

	@McpTool(name = "wave", description = EMOJI_DESCRIPTION)
	String wave() {
		return "👋";
	}

	@McpPrompt(name = "layer", description = CYRILLIC_DESCRIPTION)
	GetPromptResult layer(@McpArg(name = "слой", description = "Какой слой?") String layer) {
		return GetPromptResult
			.builder(List
				.of(PromptMessage.builder(Role.USER, TextContent.builder(MIXED_MESSAGE + layer).build()).build()))
			.description(CYRILLIC_DESCRIPTION)
			.build();
	}

	@McpTool(name = "greet", description = "Greets", generateOutputSchema = true)
	Map<String, Object> greet(@McpToolParam(description = "Чьё имя?") String имя, String 名前) {
		Map<String, Object> greeting = new LinkedHashMap<>();
		greeting.put("приветствие", "Привет, " + имя);
		greeting.put("挨拶", Map.of("名前🌸", 名前));
		return greeting;
	}

	@McpResource(uri = "wire://книги/{id}", name = "книга", mimeType = "text/plain")
	String book(String id) {
		return "Текст: " + id;
	}

	@McpTool(name = "describe", description = "Tells of which code points a text consists")
	String describe(String text) {
		return "%d code points, of which %d different".formatted(text.codePointCount(0, text.length()),
				text.codePoints().distinct().count());
	}

	@McpTool(name = "repeat", description = "Says something many times after a prefix")
	String repeat(String prefix, String text, int times) {
		return prefix + text.repeat(times);
	}

}
