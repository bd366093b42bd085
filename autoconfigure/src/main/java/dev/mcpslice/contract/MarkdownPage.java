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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A contract as a page for people, in Markdown.
 */
final class MarkdownPage {

	private final McpServerContract contract;

	private final Map<String, Integer> tokens;

	private final StringBuilder page = new StringBuilder();

	MarkdownPage(McpServerContract contract) {
		this.contract = contract;
		this.tokens = Tokenizer.isPresent(MarkdownPage.class.getClassLoader()) ? contract.tokens().byTool() : Map.of();
		write();
	}

	private void write() {
		Map<String, @Nullable Object> server = Json.map(this.contract.json().get("server"));
		line("# " + text(this.contract.name()));
		paragraph(Json.text(server, "title"));
		paragraph(Json.text(server, "description"));
		paragraph(Json.text(this.contract.json(), "instructions"));
		Set<String> capabilities = new TreeSet<>(Json.map(this.contract.json().get("capabilities")).keySet());
		paragraph("Capabilities: " + (capabilities.isEmpty() ? "none" : String.join(", ", capabilities)));
		writeTools();
		writeTable("Resources", this.contract.items("resources"), List.of("uri", "mimeType", "description"));
		writeTable("Resource templates", this.contract.items("resourceTemplates"),
				List.of("uriTemplate", "mimeType", "description"));
		writePrompts();
	}

	private void writeTools() {
		List<Map<String, @Nullable Object>> tools = this.contract.tools();
		if (tools.isEmpty()) {
			return;
		}
		heading("Tools");
		boolean counted = !this.tokens.isEmpty();
		row(cells(List.of("tool", "description", "hints"), counted ? "tokens" : null));
		row(cells(List.of("---", "---", "---"), counted ? "---:" : null));
		int total = 0;
		for (Map<String, @Nullable Object> tool : tools) {
			String name = Json.text(tool, "name");
			int tokens = this.tokens.getOrDefault(name, 0);
			total += tokens;
			row(cells(List.of(code(name), text(Json.text(tool, "description")), hints(tool)),
					counted ? String.valueOf(tokens) : null));
		}
		if (counted) {
			row(List.of("all", "", "", String.valueOf(total)));
		}
		tools.forEach(this::writeTool);
	}

	private static List<String> cells(List<String> cells, @Nullable String last) {
		List<String> all = new ArrayList<>(cells);
		if (last != null) {
			all.add(last);
		}
		return all;
	}

	private static String hints(Map<String, @Nullable Object> tool) {
		return Json.map(tool.get("annotations"))
			.entrySet()
			.stream()
			.filter((hint) -> Boolean.TRUE.equals(hint.getValue()))
			.map((hint) -> hint.getKey().replaceFirst("Hint$", ""))
			.collect(Collectors.joining(", "));
	}

	private void writeTool(Map<String, @Nullable Object> tool) {
		line("");
		line("### " + code(Json.text(tool, "name")));
		writeProperties("argument", Json.map(tool.get("inputSchema")));
		if (tool.containsKey("outputSchema")) {
			writeProperties("result field", Json.map(tool.get("outputSchema")));
		}
	}

	private void writeProperties(String kind, Map<String, @Nullable Object> schema) {
		SchemaDocument document = new SchemaDocument(schema);
		Map<String, @Nullable Object> properties = Json.map(document.resolve(schema).get("properties"));
		line("");
		if (properties.isEmpty()) {
			line("No %ss.".formatted(kind));
			return;
		}
		Collection<?> required = Json.list(schema.get("required"));
		row(List.of(kind, "type", "required", "description"));
		row(List.of("---", "---", "---", "---"));
		properties.forEach((name, property) -> {
			Map<String, @Nullable Object> resolved = document.resolve(property);
			row(List.of(code(name), text(type(resolved, document)), required.contains(name) ? "yes" : "no",
					text(Json.text(resolved, "description"))));
		});
	}

	private static String type(Map<String, @Nullable Object> schema, SchemaDocument document) {
		if (schema.containsKey("enum")) {
			return "one of " + Json.write(schema.get("enum"));
		}
		Object type = schema.get("type");
		if ("array".equals(type)) {
			Object items = document.resolve(schema.get("items")).get("type");
			return "array of " + ((items != null) ? items : "any");
		}
		if (type instanceof Collection<?> types) {
			return types.stream().map(String::valueOf).collect(Collectors.joining(" or "));
		}
		return (type != null) ? type.toString() : "any";
	}

	private void writePrompts() {
		List<Map<String, @Nullable Object>> prompts = this.contract.items("prompts");
		if (!prompts.isEmpty()) {
			heading("Prompts");
			row(List.of("prompt", "arguments", "description"));
			row(List.of("---", "---", "---"));
			prompts.forEach((prompt) -> row(List.of(code(Json.text(prompt, "name")),
					Json.list(prompt.get("arguments"))
						.stream()
						.map((argument) -> argument(Json.map(argument)))
						.collect(Collectors.joining(", ")),
					text(Json.text(prompt, "description")))));
		}
	}

	private static String argument(Map<String, @Nullable Object> argument) {
		return code(Json.text(argument, "name")) + (Boolean.TRUE.equals(argument.get("required")) ? "" : " (optional)");
	}

	private void writeTable(String title, List<Map<String, @Nullable Object>> items, List<String> columns) {
		if (!items.isEmpty()) {
			heading(title);
			row(columns);
			row(columns.stream().map((column) -> "---").toList());
			items.forEach((item) -> row(columns.stream()
				.map((column) -> column.startsWith("uri") ? code(Json.text(item, column))
						: text(Json.text(item, column)))
				.toList()));
		}
	}

	private void heading(String title) {
		line("");
		line("## " + title);
		line("");
	}

	private void paragraph(String text) {
		if (!text.isBlank()) {
			line("");
			line(text(text));
		}
	}

	private void row(List<String> cells) {
		line("| " + String.join(" | ", cells) + " |");
	}

	private void line(String line) {
		this.page.append(line).append('\n');
	}

	private static String code(String text) {
		return "`" + text.replace("|", "\\|") + "`";
	}

	// A text of a server must not end a cell or become markup of the page.
	private static String text(String text) {
		return text.strip().replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
	}

	@Override
	public String toString() {
		return this.page.toString();
	}

}
