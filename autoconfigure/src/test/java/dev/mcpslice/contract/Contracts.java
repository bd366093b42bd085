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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contracts to test with, written down as JSON with single quotes.
 */
final class Contracts {

	/**
	 * A contract in which there is nothing to find.
	 */
	static final String SHOP = """
			{'server': {'name': 'shop', 'version': '1.0'}, 'instructions': 'Ask for books.',
			 'capabilities': {'tools': {'listChanged': true}, 'completions': {}, 'logging': {}},
			 'tools': [
			  {'name': 'search_books', 'title': 'Search', 'description': 'Finds books.',
			   'inputSchema': {'type': 'object', 'required': ['query'], 'properties': {
			    'query': {'type': 'string', 'description': 'What to look for.'},
			    'limit': {'type': 'integer', 'description': 'How many.', 'maximum': 10}}},
			   'outputSchema': {'type': 'object', 'required': ['count'], 'properties': {
			    'count': {'type': 'integer'},
			    'books': {'type': 'array', 'items': {'type': 'object',
			     'properties': {'title': {'type': 'string'}}}}}},
			   'annotations': {'readOnlyHint': true}},
			  {'name': 'reserve_copy', 'description': 'Sets a copy aside.',
			   'inputSchema': {'type': 'object', 'properties': {}}}],
			 'resources': [{'uri': 'shop://list', 'name': 'list', 'mimeType': 'text/plain',
			  'description': 'All books.'}],
			 'resourceTemplates': [{'uriTemplate': 'shop://books/{id}', 'name': 'book', 'description': 'A book.'}],
			 'prompts': [{'name': 'recommend', 'description': 'Asks for a book.',
			  'arguments': [{'name': 'author', 'description': 'Who wrote it.', 'required': true}]}]}""";

	private Contracts() {
	}

	static McpServerContract shop() {
		return parse(SHOP);
	}

	/**
	 * Returns the contract in which something is replaced.
	 * @param text what is replaced, which has to be there
	 * @param replacement what stands there instead
	 * @return the contract
	 */
	static McpServerContract shop(String text, String replacement) {
		if (!SHOP.contains(text)) {
			throw new IllegalArgumentException("Not there: " + text);
		}
		return parse(SHOP.replace(text, replacement));
	}

	static McpServerContract parse(String json) {
		return McpServerContract.parse(json.replace('\'', '"'));
	}

	/**
	 * Returns a contract with one tool that has a description and these schemas.
	 * @param name the tool's name
	 * @param input the input schema
	 * @return the contract
	 */
	static McpServerContract tool(String name, String input) {
		return parse("""
				{'server': {'name': 'shop'}, 'tools': [{'name': '%s', 'description': 'Does something.',
				 'inputSchema': %s}]}""".formatted(name, input));
	}

	static McpServerContract described(String description) {
		Map<String, Object> tool = new LinkedHashMap<>();
		tool.put("name", "tool");
		tool.put("description", description);
		tool.put("inputSchema", Map.of("type", "object"));
		return McpServerContract.parse(Json.write(Map.of("server", Map.of("name", "shop"), "tools", List.of(tool))));
	}

	static McpServerContract withInput(String schema) {
		return tool("tool", schema);
	}

	static McpServerContract withOutput(String schema) {
		return parse("""
				{'server': {'name': 'shop'}, 'tools': [{'name': 'tool', 'description': 'Does something.',
				 'inputSchema': {'type': 'object'}, 'outputSchema': %s}]}""".formatted(schema));
	}

}
