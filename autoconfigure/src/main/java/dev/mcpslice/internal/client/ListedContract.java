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

package dev.mcpslice.internal.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.mcpslice.contract.McpServerContract;
import dev.mcpslice.internal.client.session.TestSession;
import dev.mcpslice.internal.client.transport.CallOptions;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;

/**
 * Asks a server for all that it lists. The answers are taken as they are: the SDK's types
 * have no fields for what is newer than they are.
 */
final class ListedContract {

	private final TestSession session;

	private final CallOptions options;

	/**
	 * Creates a reader.
	 * @param session the session
	 * @param options the settings of calls
	 */
	ListedContract(TestSession session, CallOptions options) {
		this.session = session;
		this.options = options;
	}

	McpServerContract read() {
		ServerCapabilities offered = this.session.server().capabilities();
		Map<String, List<Object>> lists = new LinkedHashMap<>();
		if (offered.tools() != null) {
			lists.put("tools", list(McpSchema.METHOD_TOOLS_LIST, "tools"));
		}
		if (offered.resources() != null) {
			lists.put("resources", list(McpSchema.METHOD_RESOURCES_LIST, "resources"));
			lists.put("resourceTemplates", list(McpSchema.METHOD_RESOURCES_TEMPLATES_LIST, "resourceTemplates"));
		}
		if (offered.prompts() != null) {
			lists.put("prompts", list(McpSchema.METHOD_PROMPT_LIST, "prompts"));
		}
		return McpServerContract.of(this.session.server(), lists);
	}

	private List<Object> list(String method, String name) {
		List<Object> items = new ArrayList<>();
		Set<String> cursors = new HashSet<>();
		String cursor = "";
		do {
			Map<?, ?> page = page(method, cursor);
			if (page.get(name) instanceof List<?> list) {
				items.addAll(list);
			}
			cursor = (page.get("nextCursor") instanceof String next) ? next : "";
			if (!cursor.isEmpty() && !cursors.add(cursor)) {
				throw new AssertionError(
						"The pages of %s have no end: the cursor '%s' leads back to a page that has been read."
							.formatted(method, cursor));
			}
		}
		while (!cursor.isEmpty());
		return items;
	}

	private Map<?, ?> page(String method, String cursor) {
		Object params = cursor.isEmpty() ? null : Map.of("cursor", cursor);
		Object result = this.session
			.execute(method, this.options, this.session.request(method, params).map(DefaultMcpOperations::result))
			.orThrow();
		return (result instanceof Map<?, ?> page) ? page : Map.of();
	}

}
